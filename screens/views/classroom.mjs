// The home of a course, the learning screen, notes, questions and announcements.
import { icon } from '../parts/icons.mjs';
import { face } from '../parts/art.mjs';
import { btn, chip, field, input, meter, miniToggle, note, tick, tipped, toggle } from '../parts/controls.mjs';
import { coursePage, dialogOver, studioCourse } from '../parts/shells.mjs';
import { courses, lengthOf, lessonIcon, people, units } from '../parts/sample.mjs';

/** Lessons with their number in the whole course. */
const numbered = units.map((unit, u) => ({
  ...unit,
  lessons: unit.lessons.map((l, i) => ({
    l,
    n: units.slice(0, u).reduce((sum, x) => sum + x.lessons.length, 0) + i + 1,
  })),
}));

const studentHome = (s) =>
  coursePage(
    s,
    'curriculum-tab',
    `<div class="row between" style="margin-bottom:12px">
      <div class="row"><b>${s.x('진도율', 'Progress')}</b><div style="width:220px">${meter(42)}</div>
        <b class="accent">42%</b><span class="small sub">${s.x('수업 24개 가운데 10개', '10 of 24 lessons')}</span></div></div>
  ${numbered
    .slice(0, 2)
    .map(
      (unit, u) =>
        `<div class="card flat" style="margin-bottom:12px">
          <div class="line" style="background:#f8fafb;padding:10px 18px">
            <b class="grow">${s.x(`${u + 1}단원`, `Unit ${u + 1}`)} · ${s.x(...unit.title)}</b><span class="small sub">${s.x(`수업 ${unit.lessons.length}개`, `${unit.lessons.length} lessons`)}</span></div>
            ${unit.lessons.map(({ l, n }) => `
            <div class="line ${n === 7 ? 'now' : ''}" style="padding:9px 18px">
            ${tick(n < 7 || n === 8, 'circle')}<span class="sub">${icon(lessonIcon[l[0]], 17)}</span><span class="grow">${n === 7 ? '<b>' : ''}${n}. ${s.x(...l[1])}${n === 7 ? '</b>' : ''}</span>${n === 7 ? chip(s.x('보던 수업', 'Watching'), 'accent') : ''}<span class="faint small">${lengthOf(s, l)}</span></div>`).join('')}</div>`,
    )
    .join('')}`,
  );

const figureCard = (n, unit, words) =>
  `<div class="card" style="padding:14px 16px"><div class="small sub">${words}</div>
    <div class="figure">${n}<small> ${unit}</small></div></div>`;

const studioHome = (s) =>
  studioCourse(
    s,
    '',
    `<div class="pagehead"><div><h1>${s.t('course-home')}</h1>
      <p>${s.x('처음 만나는 데이터 분석 · 판매 중', 'Data analysis from zero · on sale')}</p></div></div>
  <div class="cols3">${figureCard('128', s.x('명', ''), s.x('수강생', 'Students'))}${figureCard('57', '%', s.x('평균 진도율', 'Average progress'))}${figureCard('4.9', s.x('점', ''), s.x('수강평 312개', '312 course reviews'))}</div>
  <div class="card flat gap"><div class="line"><h2 class="grow">${s.x('오늘 할 일', 'To do today')}</h2></div>${[
    ['pen', s.x('채점할 과제', 'Assignments to grade'), '12'],
    ['chat', s.x('답을 기다리는 질문', 'Questions waiting for an answer'), '5'],
    ['flag', s.x('이의 신청', 'Grade appeal'), '1'],
  ]
    .map(
      ([g, w, n]) =>
        `<div class="line"><span class="accent">${icon(g, 20)}</span><span class="grow">${w}</span><b class="accent">${n}</b></div>`,
    )
    .join('')}</div>
  <div class="card gap"><div class="row between" style="margin-bottom:10px">
    <h2>${s.x('단원별 진도율', 'Progress by unit')}</h2></div><div class="stack" style="gap:10px">${[
    [0, 86],
    [1, 58],
    [2, 27],
  ]
    .map(
      ([u, p]) =>
        `<div class="row small"><span style="width:170px">${u + 1}. ${s.x(...units[u].title)}</span><span class="grow">${meter(p)}</span><b style="width:40px" class="num">${p}%</b></div>`,
    )
    .join('')}</div></div>`,
  );

/** The slide of lesson 7 with the instructor in a corner. */
const slide = (s, time = '') => {
  const rows = [
    [s.x('날짜', 'Date'), s.x('메뉴', 'Item'), s.x('팔린 수', 'Sold'), s.x('매출', 'Sales')],
    ['11.02', s.x('아메리카노', 'Americano'), '42', '168,000'],
    ['11.02', s.x('카페라테', 'Latte'), '27', '121,500'],
    ['11.03', s.x('아메리카노', 'Americano'), '38', '152,000'],
  ];
  return `<div style="position:absolute;inset:0;background:#f6f3ea;padding:28px 34px;color:#1f2a30;${time}">
    <div style="color:#0f766e;font-weight:700;font-size:14px">
      ${s.x('2단원 · 표로 생각하기', 'Unit 2 · Thinking in tables')}</div>
    <div style="font-size:25px;font-weight:700;margin:3px 0 14px">${s.x('7. 표로 정리하기', '7. Tidy it into a table')}</div>
    <div style="background:#fff;border-radius:10px;overflow:hidden;width:72%;border:1px solid #e0dccd">
      ${rows.map((r, i) => `<div style="display:grid;grid-template-columns:.8fr 1.2fr .8fr 1fr;font-size:14px;padding:6px 14px;${i ? 'border-top:1px solid #ece8dc' : 'background:#0f766e;color:#fff;font-weight:700'}${i === 3 ? ';background:#fdf1c9' : ''}">
      ${r.map((c) => `<span>${c}</span>`).join('')}</div>`).join('')}</div></div>
  <div style="position:absolute;right:20px;top:24px;width:116px;height:116px;border-radius:50%;overflow:hidden;border:4px solid #fff">
    ${face('seoyun', 108)}</div>`;
};

const keys = (
  s,
  tips,
) => `<div class="seek"><i style="width:52.6%"></i><em style="left:26%"></em><em style="left:46%"></em><u style="left:52.6%"></u></div>
  <div class="keys">${icon('pause', 24)}${icon('back10', 21)}${icon('forth10', 21)}<span class="nowrap">06:24 / 12:10</span><span class="grow"></span>
  ${tipped(s, 'speed', `${icon('gauge', 20)}1.25×`, 'up', tips)}${miniToggle(s.t('captions-toggle'), true)}${tipped(s, 'bookmark-add', icon('bookmark', 21), 'up', tips)}${btn(s.t('next-lesson'), '', 'right')}</div>`;

const deck = (
  s,
  panel,
  tips = true,
) => `<div class="screen deck student ${s.ko ? 'ko' : 'en'}">
  <div class="deck-bar">${icon('left', 20)}<span style="color:#9fb0c2">${s.t('learning-page')}</span><b>${s.x(...courses.data.title)}</b><span class="grow"></span><span style="color:#9fb0c2" class="small">${s.x('진도율', 'Progress')} 42%</span></div>
  <div class="deck-body"><div><div class="stage">${slide(s)}
    <div class="captions" style="${tips ? 'bottom:54px' : ''}">
    <span>${s.x('한 줄에는 한 번의 판매만 적어요.', 'Write only one sale in each row.')}</span></div></div>${keys(s, tips)}
    <div class="about"><b>${s.x('7. 표로 정리하기', '7. Tidy it into a table')}</b><span>${s.x('2단원 · 실습 파일 cafe-sales.csv 18KB', 'Unit 2 · practice file cafe-sales.csv, 18 KB')}</span></div></div>
    <div class="panel">${panel}</div></div></div>`;

const lessonList = (s) =>
  `<div class="tabs"><span class="tab on">${s.t('curriculum-tab')}</span><span class="tab">${s.t('notes-tab')}</span></div>
    ${numbered
    .slice(0, 3)
    .map(
      (unit, u) =>
        `<div class="unit">${u + 1}. ${s.x(...unit.title)}</div>${unit.lessons
          .filter(({ n }) => n > 2 && n < 11)
          .map(
            ({ l, n }) =>
              `<div class="lesson ${n === 7 ? 'on' : ''}">
                ${n === 7 ? `<span class="accent">${icon('play', 17)}</span>` : `<span class="${n < 7 || n === 8 ? 'accent' : 'faint'}">${icon(n < 7 || n === 8 ? 'check' : lessonIcon[l[0]], 17)}</span>`}<span>${n}. ${s.x(...l[1])}</span>${Array.isArray(l[2]) ? '' : `<span class="time">${l[2]}</span>`}</div>`,
          )
          .join('')}`,
    )
    .join('')}`;

const noteList = [
  ['03:12', '한 줄에 한 건! 합계 줄은 표에 섞지 않기'],
  ['05:40', '날짜는 2026-11-02처럼 모두 같은 모양으로 적는다'],
  ['06:24', '메뉴 이름이 ‘라테’와 ‘카페라테’로 섞이면 따로 세어진다. 과제 2 할 때 먼저 확인하기'],
];
const notes = (s) =>
  `<div class="tabs"><span class="tab">${s.t('curriculum-tab')}</span><span class="tab on">${s.t('notes-tab')}</span></div>
    <div style="padding:14px 18px">
      <div class="input area focus" style="min-height:76px;font-size:14.5px">
      <span><span class="stamp">06:24</span><br>빈칸은 0이 아니라 ‘모름’</span></div>
    <div class="row between gap-s">${btn(s.t('note-export'), 'plain s', 'save')}${btn(s.t('save'), 'primary s')}</div>
    <div class="gap">${noteList.map(([t, w]) => `<div class="note-row"><span class="stamp">${t}</span><div>${w}</div></div>`).join('')}</div></div>`;

const questions = [
  ['jiwoo', ['빈칸을 0으로 채워도 되나요?', ''], '7. 표로 정리하기', '2시간 전', 'done', 2],
  ['haneul', ['제 표를 봐 주실 수 있을까요?', ''], '8. 과제: 동네 카페 매출 표', '5시간 전', 'mine', 1],
  ['woojin', ['막대와 선 그래프를 함께 그려도 되나요?', ''], '9. 막대와 선 가운데 고르기', '어제', 'wait', 0],
  ['yerin', ['csv 파일을 열면 글자가 깨져요', ''], '3. 데이터를 모으는 네 가지 길', '11월 19일', 'done', 4],
  ['narae', ['날짜를 요일로 바꾸는 방법이 궁금해요', ''], '6. 빈칸과 오타 다듬기', '11월 18일', 'done', 3],
];

const qnaStudent = (s) =>
  coursePage(
    s,
    'qna',
    `<div class="row between" style="margin-bottom:12px">
      <div style="width:380px">${input('<span class="empty">같은 질문이 있는지 먼저 찾아보세요</span>', { start: icon('search', 18) })}</div>
        ${btn(s.t('qna-write'), 'primary', 'pen')}</div>
  <div class="card flat">${questions.map(([who, [title], lesson, when, state, replies]) => `
    <div class="line" style="padding:11px 18px">${face(who, 36)}<div class="grow">
    <div class="row tight">${state === 'mine' ? `<span class="sub">${icon('lock', 17)}</span>` : ''}<b>${title}</b></div>
    <div class="small sub">${people[who][0]} · ${lesson} · ${when}</div></div>
      ${state === 'mine' ? `${chip('비공개')}<span class="small">${miniToggle(s.t('qna-solved'), true)}</span>` : ''}<span style="width:82px" class="num">${state === 'wait' ? chip('답변 대기', 'amber') : chip('답변 완료', 'green')}</span><span class="row tight small sub" style="width:34px">${icon('chat', 16)}${replies}</span></div>`).join('')}</div>`,
  );

const waiting = [
  ['haneul', '제 표를 봐 주실 수 있을까요?', '8. 과제: 동네 카페 매출 표', '방금', 1],
  ['woojin', '막대와 선 그래프를 함께 그려도 되나요?', '9. 막대와 선 가운데 고르기', '1시간 전'],
  ['chaewon', '합계 줄은 어디에 적는 것이 좋을까요?', '7. 표로 정리하기', '어제'],
  ['minjae', '휴대폰에서도 표를 고칠 수 있나요?', '5. 행과 열 이해하기', '어제'],
  ['sohee', '공공 데이터는 어디에서 받나요?', '3. 데이터를 모으는 네 가지 길', '2일 전'],
];
const qnaInstructor = (s) =>
  studioCourse(
    s,
    'qna',
    `<div class="pagehead"><div><h1>${s.t('qna')}</h1><p>답을 기다리는 질문 5개 · 비공개 1개</p></div></div>
      <div class="card flat">${waiting.map(([who, title, lesson, when, secret]) => `
        <div class="line">${face(who, 36)}<div class="grow">
      <div class="row tight">${secret ? `<span class="sub">${icon('lock', 17)}</span>` : ''}<b>${title}</b>${secret ? chip('비공개') : ''}</div>
      <div class="small sub">${people[who][0]} · ${lesson} · ${when}</div></div>
        ${btn(s.t('qna-write'), secret ? 'primary s' : 'plain s')}</div>`).join('')}</div>`,
  );

const announcement = (s) =>
  studioCourse(
    s,
    'announcements',
    `<h1 style="margin-bottom:14px">${s.t('announcement-write')}</h1><div class="card">
      <div class="stack">${field('제목', input('7번 수업 자료를 고쳤어요'))}${field('본문', input('안녕하세요, 한서윤이에요.<br>7. 표로 정리하기의 실습 파일에서 11월 3일 매출이 두 번 적혀 있던 것을 고쳤어요. 이미 받으셨다면 다시 내려받아 주세요.<br>알려 주신 박지우 님, 고마워요!', { kind: 'area', style: 'min-height:138px' }))}
  <div class="row small sub">${icon('clip', 18)}cafe-sales-v2.csv · 18KB</div>
    <div style="border-top:1px solid var(--line);padding-top:14px">
      ${toggle(s.t('announcement-pin'), true, '공지 목록의 첫 줄에 보여요')}</div></div></div>
    <div class="row end gap" style="gap:16px">${btn(s.t('cancel'), 'plain')}${btn(s.t('save'))}</div>`,
  );

export default {
  'course-home-student': { draw: studentHome, widthEn: 1020, marks: ['.tabs'], max: 640 },
  'course-home-instructor': { draw: studioHome, marks: ['.tablist'], max: 690 },
  learning: { draw: (s) => deck(s, lessonList(s)), marks: ['notes-tab', 'next-lesson'], height: 544 },
  notes: { draw: (s) => deck(s, notes(s)), marks: ['notes-tab', 'save'], height: 540 },
  'device-limit': {
    draw: (s) =>
      dialogOver(
        deck(s, lessonList(s), false),
        '',
        `<div class="center"><div class="accent" style="display:flex;justify-content:center;gap:14px;margin:4px 0 14px">
          ${icon('laptop', 44)}${icon('swap', 26).replace('<svg', '<svg style="align-self:center"')}${icon('phone', 44)}</div>
          <h2>${s.t('device-limit')}</h2><p class="gap-s">재생은 한 번에 기기 하나에서만 할 수 있어요.<br>여기서 이어서 보면 다른 기기는 멈춰요.</p>
          <div class="card wash gap row" style="padding:12px 16px;text-align:left">${icon('phone', 24)}
            <div class="grow small"><b>하늘의 휴대폰</b><div class="sub">배움터 앱 · 7. 표로 정리하기</div></div>
            ${chip('보는 중', 'green')}</div></div>`,
        btn(s.t('confirm')),
      ),
    marks: ['confirm'],
    height: 520,
  },
  'qna-student': { draw: qnaStudent, marks: ['qna-write'] },
  'qna-instructor': { draw: qnaInstructor, marks: ['qna-write'] },
  announcement: { draw: announcement, marks: ['announcement-pin', 'save'] },
};
