// The frames around every page: header, side list, dialog, phone.
import { icon } from './icons.mjs';
import { cover, face, logoMark } from './art.mjs';
import { thumb, tabs } from './controls.mjs';
import { courses, people } from './sample.mjs';

const menus = {
  student: ['home', 'course-search', 'course-menu', 'group-menu', 'stats-menu'],
  instructor: ['home', 'course-menu', 'group-menu', 'stats-menu', 'payout-menu'],
};
/** The tabs of a course, in the product's order. */
export const courseTabs = [
  'curriculum-tab',
  'announcements',
  'qna',
  'live',
  'assignments',
  'quizzes',
  'grades',
  'certificates',
  'people',
  'reviews',
];
const studioTabs = ['basic-tab', 'curriculum-tab', 'price-tab', ...courseTabs.slice(1), 'co-instructor-tab'];

const brand = (s, light = false) => `<span class="brand">${logoMark(28, light)}${s.x('배움터', 'Baeumteo')}</span>`;

function iconButtons(s, who, tips) {
  const bell = `<span class="iconbtn tipped">${icon('bell', 23)}<span class="dot"></span>${tips === true ? `<span class="tip low">${s.t('notifications')}</span>` : ''}</span>`;
  const me = `<span class="iconbtn tipped face">${face(who, 34)}${tips ? `<span class="tip left">${s.t('profile-menu')}</span>` : ''}</span>`;
  return `<span class="icons">${bell}${me}</span>`;
}

function header(s, { nav, tips = false }) {
  const studio = s.role === 'instructor';
  const items = menus[s.role].map((id) => `<span class="item ${id === nav ? 'on' : ''}">${s.t(id)}</span>`).join('');
  const name = studio
    ? `<span class="brand">${logoMark(28, true)}${s.x('배움터', 'Baeumteo')}<span class="center-name">${s.x('강의자 센터', 'Instructor Center')}</span></span>`
    : brand(s);
  return `<header class="top-bar">${name}<nav class="nav">${items}</nav>${iconButtons(s, studio ? 'seoyun' : 'haneul', tips)}</header>`;
}

const screen = (s, body, kind = '') =>
  `<div class="screen ${s.ko ? 'ko' : 'en'} ${s.role === 'instructor' ? 'instructor studio' : 'student'} ${kind}">
    ${body}</div>`;

/** A student's page: the header with its menu, then the body. */
export const studentPage = (s, opts, body) =>
  screen(s, `${header(s, opts)}${opts.over ?? ''}<main class="${opts.bare ? '' : 'main'}">${body}</main>`, opts.kind);

/** A page of a course as students see it: where it is, its tabs, the body. */
export function coursePage(s, tab, body, course = 'data') {
  const c = courses[course];
  const bar = `<div class="course-bar">
    <div class="crumb">${s.t('course-menu')}${icon('right', 14)}<span class="strong">${s.t('course-home')}</span></div>
    <div class="row">${thumb(cover(c.cover), 76, 46)}<div><h2>${s.x(...c.title)}</h2>
      <div class="small sub">${s.x(...people[c.by])}</div></div></div>
    <div class="gap-s">${tabs(s, courseTabs, tab, 'many')}</div></div>`;
  return studentPage(
    s,
    { nav: 'course-menu', bare: true },
    `${bar}<div class="main" style="padding-top:20px">${body}</div>`,
  );
}

/** An instructor's page without a side list. */
export const studioPage = (s, opts, body) =>
  screen(s, `${header(s, opts)}${opts.over ?? ''}<main class="main">${body}</main>`, opts.kind ?? 'wash');

/** A page of a course as its instructor sees it: all its tabs at the left. */
export function studioCourse(s, tab, body, course = 'data') {
  const c = courses[course];
  const list = studioTabs.map((id) => `<span class="tab ${id === tab ? 'on' : ''}">${s.t(id)}</span>`).join('');
  const side = `<aside class="side">
    <div class="course">${thumb(cover(c.cover), 48, 34)}<span>${s.x(...c.title)}</span></div>
    <div class="home-name">${s.t('course-home')}</div><div class="tablist ringable">${list}</div>
    <div class="view-as">${icon('eye', 17)}${s.t('learning-page')}</div></aside>`;
  return screen(
    s,
    `${header(s, { nav: 'course-menu' })}<div class="studio-body">${side}<main class="main">${body}</main></div>`,
  );
}

/** A page with a plain header: before login, or the same for both roles. */
export const plainPage = (s, body, { face: withFace = false, kind = '' } = {}) =>
  screen(
    s,
    `<header class="top-bar">${brand(s)}<span class="grow"></span>${withFace ? `<span class="icons"><span class="iconbtn face">${face('haneul', 34)}</span></span>` : ''}</header><main class="main">
      ${body}</main>`,
    kind,
  );

/** A dialog over a page, which is dimmed. */
export const dialogOver = (page, title, body, foot, { wide = false, role = 'student' } = {}) =>
  `<div style="position:relative;height:100vh;overflow:hidden">${page}<div class="veil ${role}">
    <div class="dialog ${wide ? 'wide' : ''}">${title ? `<h2>${title}</h2>` : ''}${body}<div class="foot">${foot}</div></div></div></div>`;

/** A page of settings, with its tabs. */
export const settingsPage = (s, tab, body) =>
  plainPage(
    s,
    `<h1 style="margin-bottom:8px">${s.t('settings')}</h1>
      ${tabs(s, ['security-tab', 'device-tab', 'notification-tab', 'account-tab'], tab)}
      <div class="gap-l">${body}</div>`,
    { face: true },
  );
