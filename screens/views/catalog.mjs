// Finding a course, its page, and the student's list of courses.
import { icon } from '../parts/icons.mjs';
import { cover, face } from '../parts/art.mjs';
import { btn, chip, choice, field, input, meter, pill, stars, thumb, tipped } from '../parts/controls.mjs';
import { dialogOver, studentPage } from '../parts/shells.mjs';
import { courses, lengthOf, lessonIcon, people, units } from '../parts/sample.mjs';

const price = (s, c) => (c.price ? `<b>${s.won(c.price)}</b>` : `<b class="accent">${s.x('무료', 'Free')}</b>`);

const found = (s, id, pass) => {
  const c = courses[id];
  return `<div class="course-card">
    <div class="pic" style="height:106px">${cover(c.cover)}${pass ? chip(s.x('패스', 'Pass'), 'solid') : ''}</div>
    <div class="body"><h3>${s.x(...c.title)}</h3><span class="small sub">${s.x(...people[c.by])} · ${s.x(`수업 ${c.lessons}개`, `${c.lessons} lessons`)}</span>
      <div class="row between" style="margin-top:auto">
      <span class="small">${stars(c.score, c.votes)}</span>${price(s, c)}</div></div></div>`;
};

const search = (s) =>
  studentPage(
    s,
    { nav: 'course-search' },
    `<div class="row" style="margin-bottom:8px">
      <div class="grow field"><span class="name">${s.t('search-field')}</span>${input(s.x('데이터', 'data'), { start: icon('search', 20), kind: 'focus' })}</div>
      <div style="align-self:flex-end">${btn(s.t('filter'), 'plain', 'sliders')}</div></div>
  <div class="row between" style="margin:14px 0 12px">
    <span><b>${s.x('강의 6개', '6 courses')}</b> <span class="sub small">${s.x('‘데이터’로 찾았어요', 'for “data”')}</span></span><span class="small sub">${s.x('많이 듣는 순', 'Most popular first')}</span></div>
  <div class="cols3">${[
    ['data', 1],
    ['python', 1],
    ['sql', 0],
    ['viz', 1],
    ['writing', 0],
    ['map', 1],
  ]
    .map(([id, pass]) => found(s, id, pass))
    .join('')}</div>`,
  );

function detail(s) {
  const c = courses.data;
  const facts = [
    ['book', s.x('수업 24개 · 6시간 20분', '24 lessons · 6 h 20 min')],
    ['calendar', s.x('수강 기간 180일', '180 days of access')],
    ['award', s.x('수료증 있음', 'With certificate')],
    ['bolt', s.x('배움 패스로 들을 수 있어요', 'Included in Baeum Pass')],
  ];
  const lessons = units[0].lessons
    .map(
      (l, i) =>
        `<div class="line" style="padding:9px 16px">
          <span class="sub">${icon(lessonIcon[l[0]], 16)}</span><span class="grow">${i + 1}. ${s.x(...l[1])}</span>${i === 0 ? chip(s.x('맛보기', 'Preview'), 'accent') : ''}<span class="faint small">${lengthOf(s, l)}</span></div>`,
    )
    .join('');
  return studentPage(
    s,
    { nav: 'course-search' },
    `<div class="small sub" style="margin-bottom:10px">
      ${s.t('course-search')} › <b style="color:var(--ink)">${s.t('course-detail')}</b></div>
    <div class="aside"><div><div style="position:relative">
      ${thumb(cover('data'), 526, 236)}<span style="position:absolute;left:16px;bottom:16px">${btn(s.t('preview-button'), 'plain', 'play')}</span></div>
      <h1 class="gap">${s.x(...c.title)}</h1>
        <p>${s.x('숫자가 낯선 사람도 표와 그래프로 질문에 답하게 되는 24번의 수업', '24 lessons that turn your questions into tables and charts')}</p>
      <div class="row gap-s">${face('seoyun', 32)}<span>${s.x('한서윤', 'Seoyun Han')}</span>${stars(c.score, c.votes)}<span class="small sub">${s.x('수강생 1,284명', '1,284 students')}</span></div>
      <div class="card flat gap">${lessons}</div></div>
    <div class="card" style="box-shadow:0 8px 24px rgba(20,30,45,.08)"><div class="figure">${s.won(c.price)}</div>
      <div class="stack tight gap-s">${facts.map(([g, w]) => `
        <div class="row tight" style="font-size:14.5px"><span class="accent">${icon(g, 18)}</span>${w}</div>`).join('')}</div>
      <div class="row gap" style="gap:10px">
        <span class="grow">${btn(s.t('enroll-button'), 'primary l full')}</span>${tipped(s, 'wish', `<span class="btn plain l" style="width:50px;padding:0">${icon('heart', 22)}</span>`)}</div>
        <div style="height:44px"></div></div></div>`,
  );
}

const filterGroup = (name, options, chosen) =>
  `<div><div class="strong small" style="margin-bottom:8px">${name}</div>
    <div class="row" style="gap:8px;flex-wrap:wrap">${options.map((o) => pill(o, chosen.includes(o))).join('')}</div></div>`;

const mine = (s, id, percent, left, tone, last, buttons) => {
  const c = courses[id];
  return `<div class="card row wide" style="padding:16px 18px">${thumb(cover(c.cover), 168, 104)}<div class="grow">
    <div class="row between"><h2>${s.x(...c.title)}</h2>${chip(left, tone)}</div>
    <div class="small sub">${s.x(...people[c.by])} · ${last}</div>
    <div class="row tight" style="margin:10px 0 12px">
      <span class="grow">${meter(percent)}</span><b class="small accent">${percent}%</b></div>
    <div class="row end" style="gap:16px">${buttons}</div></div></div>`;
};

const courseList = (s) =>
  studentPage(
    s,
    { nav: 'course-menu', kind: 'wash' },
    `<div class="pagehead"><div><h1>${s.t('course-menu')}</h1>
      <p>${s.x('듣고 있는 강의 3개', '3 courses in progress')}</p></div></div>
      <div class="stack">
  ${mine(s, 'data', 42, s.x('수강 기간 D-5', 'Access: 5 days left'), 'amber', s.x('7. 표로 정리하기', '7. Tidy it into a table'), btn(s.t('extend'), 'plain s') + btn(s.t('resume'), 'primary s', 'play'))}
  ${mine(s, 'watercolour', 18, s.x('수강 기간 D-12', 'Access: 12 days left'), '', s.x('4. 물 번짐 이해하기', '4. How water spreads'), btn(s.t('resume'), 'primary s', 'play'))}
  ${mine(s, 'english', 75, s.x('수강 기간 D-96', 'Access: 96 days left'), '', s.x('23. 카페에서 주문하기', '23. Ordering at a café'), btn(s.t('resume'), 'primary s', 'play'))}</div>`,
  );

export default {
  'course-search': { draw: search, marks: ['search-field', 'filter'] },
  'course-detail': { draw: detail, marks: ['enroll-button'], max: 640 },
  'course-filter': {
    draw: (s) =>
      dialogOver(
        search(s),
        s.t('filter'),
        `<div class="stack wide gap">${filterGroup('분야', ['데이터', '그림', '외국어', '사진', '생활'], ['데이터'])}${filterGroup('난이도', ['처음', '조금 해 봤어요', '익숙해요'], ['처음', '조금 해 봤어요'])}${filterGroup('가격', ['무료', '5만 원까지', '10만 원까지', '10만 원 넘게'], ['10만 원까지'])}
          <div class="row wide">${choice(true, '배움 패스 포함')}${choice(true, '수료증 있음')}</div></div>`,
        btn(s.t('cancel'), 'plain') + btn(s.t('confirm')),
        { wide: true },
      ),
    marks: ['confirm'],
    height: 560,
  },
  'course-list': { draw: courseList, marks: ['extend', 'resume'] },
  extend: {
    draw: (s) =>
      dialogOver(
        courseList(s),
        s.t('extend'),
        `<div class="row gap">${thumb(cover('data'), 96, 60)}<div><b>처음 만나는 데이터 분석</b>
          <div class="small sub">지금 종료일 2026년 12월 4일</div></div></div>
          <div class="card wash gap"><dl class="pairs"><dt>연장</dt><dd>30일 (두 번 가운데 첫 번째)</dd><dt>새 종료일</dt><dd class="strong accent">2027년 1월 3일</dd><dt class="total">낼 돈</dt><dd class="total">9,900원</dd></dl></div>
            <p class="small gap-s">강의 값의 10%예요. 종료일 다음 날부터 30일이 더해져요.</p>`,
        btn(s.t('cancel'), 'plain') + btn(s.t('pay-button')),
      ),
    marks: ['pay-button'],
    height: 540,
  },
};
