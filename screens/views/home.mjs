// The first screen of each role and the menu behind the profile icon.
import { icon } from '../parts/icons.mjs';
import { cover, face } from '../parts/art.mjs';
import { btn, card, chip, meter } from '../parts/controls.mjs';
import { columns } from '../parts/charts.mjs';
import { studentPage, studioPage } from '../parts/shells.mjs';
import { courses, people } from '../parts/sample.mjs';

const going = (s, id, percent, next) => {
  const c = courses[id];
  return `<div class="course-card"><div class="pic">${cover(c.cover)}</div>
    <div class="body"><h3>${s.x(...c.title)}</h3><span class="small sub">${s.x(...people[c.by])}</span>
    <span class="small sub gap-s">${next}</span>
      <div class="row tight" style="margin-top:auto;padding-top:8px">
      <span class="grow">${meter(percent)}</span><b class="small accent">${percent}%</b></div>
      <div class="gap-s">${btn(s.t('resume'), 'soft s full', 'play')}</div></div></div>`;
};

function studentHome(s, opts = {}) {
  const cards = [
    going(s, 'data', 42, s.x('7. 표로 정리하기 · 06:24부터', '7. Tidy it into a table · from 06:24')),
    going(s, 'watercolour', 18, s.x('4. 물 번짐 이해하기 · 02:10부터', '4. How water spreads · from 02:10')),
    going(s, 'english', 75, s.x('23. 카페에서 주문하기 · 처음부터', '23. Ordering at a café · from the start')),
  ].join('');
  const week = [
    ['월', 'Mon', 25],
    ['화', 'Tue', 40],
    ['수', 'Wed', 15],
    ['목', 'Thu', 52],
    ['금', 'Fri', 30],
    ['토', 'Sat', 0],
    ['일', 'Sun', 18],
  ];
  const body = `<div class="pagehead"><div><h1>${s.x('하늘 님, 오늘도 반가워요', 'Good to see you, Haneul')}</h1>
    <p>${s.x('이번 주에 3시간 배웠어요. 과제 하나가 3일 뒤에 끝나요.', 'You learned for 3 hours this week. One assignment is due in 3 days.')}</p></div></div>
    <div class="cols3">${cards}</div>
    <div class="cols2 gap"><div class="card row">${icon('pen', 24)}
      <div class="grow"><b>${s.x('과제 2. 동네 카페 매출 표', 'Assignment 2. A café sales table')}</b>
      <div class="small sub">${s.x('11월 25일(수) 23:59까지', 'Until Wed 25 November, 23:59')}</div></div>
      ${chip(s.x('D-3', '3 days left'), 'amber')}</div>
    <div class="card row"><div class="grow"><b>${s.x('이번 주 배운 시간', 'This week')}</b>
      <div class="small sub">${s.x('180분', '180 minutes')}</div></div>
      <div class="bars-row">${week.map(([k, e, m]) => `<div class="center tiny sub" style="width:${s.ko ? 20 : 25}px">
      <div style="height:${4 + m * 0.5}px;background:${m ? 'var(--accent)' : '#dfe5ea'};border-radius:3px;margin:0 3px 2px"></div>
        ${s.x(k, e)}</div>`).join('')}</div></div></div>`;
  return studentPage(s, { nav: 'home', kind: 'wash', ...opts }, body);
}

const todo = (n, words, hint, glyph) =>
  `<div class="card row top"><span class="accent">${icon(glyph, 26)}</span><div><div class="figure">${n}</div>
    <b>${words}</b><div class="small sub">${hint}</div></div></div>`;

function instructorHome(s, opts = {}) {
  const body = `<div class="pagehead"><div><h1>${s.x('서윤 님, 오늘 할 일이에요', 'Seoyun, here is your day')}</h1>
    <p>${s.x('11월 22일 일요일 · 처음 만나는 데이터 분석', 'Sunday 22 November · Data analysis from zero')}</p></div></div>
    <div class="cols3">${todo('12', s.x('채점할 과제', 'Assignments to grade'), s.x('가장 오래된 것은 2일 전', 'Oldest: 2 days ago'), 'pen')}${todo('5', s.x('답할 질문', 'Questions to answer'), s.x('비공개 1개', '1 private'), 'chat')}${todo('1', s.x('이의 신청', 'Grade appeal'), s.x('3일 남음', '3 days left'), 'flag')}</div>
    <div class="aside gap" style="grid-template-columns:minmax(0,1fr) 330px;gap:16px;align-items:stretch">
      <div class="card"><div class="row between">
        <h2>${s.x('이번 달 매출', 'Sales this month')}</h2>
          ${chip(s.x('지난달보다 12% ↑', '12% up on last month'), 'green')}</div>
        <div class="figure" style="margin:4px 0 10px">${s.won(3861000)}</div>
        ${columns([2.1, 2.6, 2.4, 3.1, 3.45, 3.86], s.ko ? ['6월', '7월', '8월', '9월', '10월', '11월'] : ['Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov'], { width: 440, height: 150, top: 4 })}</div>
      <div class="card flat"><div style="padding:16px 18px 8px"><h2>${s.x('새 소식', 'Latest')}</h2></div>
        ${[
          [
            'jiwoo',
            s.x('박지우 님이 과제 2에 이의를 신청했어요', 'Jiwoo Park appealed the grade of assignment 2'),
            s.x('20분 전', '20 min ago'),
          ],
          ['woojin', s.x('최우진 님이 질문을 남겼어요', 'Woojin Choi asked a question'), s.x('1시간 전', '1 hour ago')],
          [
            'yerin',
            s.x('정예린 님이 수강평을 남겼어요 ★ 5.0', 'Yerin Jeong left a course review ★ 5.0'),
            s.x('어제', 'Yesterday'),
          ],
        ]
          .map(
            ([who, words, when]) =>
              `<div class="line" style="padding:11px 18px">${face(who, 34)}<div class="small"><div>${words}</div>
                <span class="faint">${when}</span></div></div>`,
          )
          .join('')}</div></div>`;
  return studioPage(s, { nav: 'home', ...opts }, body);
}

const item = (s, id, glyph, kind = '') => `<div class="menuitem ${kind}">${icon(glyph, 20)}${s.t(id)}</div>`;
const menu = (s, who, mail, items) =>
  `<div class="menu"><div class="who">${face(who, 46)}<div><b>${s.x(...people[who])}</b>
    <div class="small sub">${mail}</div></div></div>${items}</div>`;

function openMenu(page, s, who, mail, items) {
  return page(s, { over: menu(s, who, mail, items), tips: 'profile' });
}

export default {
  'home-student': { draw: (s) => studentHome(s, { tips: true }), max: 640 },
  'home-instructor': { draw: (s) => instructorHome(s, { tips: true }), max: 640 },
  'profile-menu-student': {
    draw: (s) =>
      openMenu(
        studentHome,
        s,
        'haneul',
        'haneul@example.com',
        [
          ['profile-edit', 'user'],
          ['payments-menu', 'card'],
          ['coupon-menu', 'ticket'],
          ['wishlist-menu', 'heart'],
          ['pass-menu', 'bolt'],
          ['settings', 'gear'],
        ]
          .map(([id, g]) => item(s, id, g))
          .join('') + item(s, 'switch-role', 'swap', 'away'),
      ),
    marks: ['settings'],
    max: 560,
  },
  'profile-menu-instructor': {
    draw: (s) =>
      openMenu(
        instructorHome,
        s,
        'seoyun',
        'seoyun@example.com',
        [
          ['profile-edit', 'user'],
          ['settings', 'gear'],
        ]
          .map(([id, g]) => item(s, id, g))
          .join('') + item(s, 'switch-role', 'swap', 'away'),
      ),
    marks: ['profile-edit'],
    max: 480,
  },
};
