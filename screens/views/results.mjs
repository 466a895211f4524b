// Grades, appeals, certificates, students and statistics.
import { face } from '../parts/art.mjs';
import { btn, card, chip, field, input, meter, note, select, table, tabs, tick, toggle } from '../parts/controls.mjs';
import { area } from '../parts/charts.mjs';
import { coursePage, dialogOver, studioCourse, studioPage } from '../parts/shells.mjs';
import { people } from '../parts/sample.mjs';

/** Assignments 60, quizzes 30, progress 10; rounded to one decimal. */
const total = (a, q, p) =>
  Math.round(
    (0.6 * (a.reduce((x, y) => x + y) / a.length) + 0.3 * (q.reduce((x, y) => x + y) / q.length) + 0.1 * p) * 10,
  ) / 10;

const marks8 = [
  ['haneul', [88, 92, 84], [80, 90], 80],
  ['doyun', [95, 90, 94], [90, 100], 92],
  ['jiwoo', [82, 74, 88], [85, 80], 88],
  ['yerin', [100, 96, 92], [95, 90], 100],
  ['woojin', [70, 78, 66], [75, 70], 64],
  ['narae', [90, 86, 91], [100, 85], 96],
  ['chaewon', [84, 80, 79], [70, 90], 75],
  ['minjae', [76, 88, 90], [90, 80], 83],
];
const who = (id, size = 28) => `<span class="row tight nowrap">${face(id, size)}${people[id][0]}</span>`;

/** The grades belong to the course that the student's pages of grades show. */
const inLedger = (s, tab, body) => studioCourse(s, tab, body, 'ledger');

const gradebook = (s) =>
  inLedger(
    s,
    'grades',
    `<div class="pagehead" style="margin-bottom:12px"><h1>${s.t('grades')}</h1></div>
      <div class="row" style="gap:8px;margin-bottom:12px">
        ${btn(s.t('grade-weights'), 'plain s', 'sliders')}${btn(s.t('export'), 'plain s', 'save')}${btn(`${s.t('appeal')} <span class="chip red" style="height:19px;padding:0 6px">1</span>`, 'plain s', 'flag')}<span class="grow"></span><span class="toggle small" style="gap:8px"><b>${s.t('grade-publish')}</b><span class="switch on"></span></span></div>
  <div class="card flat">${table(
    ['수강생', '과제 1', '과제 2', '과제 3', '퀴즈 1', '퀴즈 2', '진도율', '합계'],
    marks8.map(([id, a, q, p]) => [
      who(id, 26),
      ...a,
      ...q,
      `${p}%`,
      `<b class="accent">${total(a, q, p).toFixed(1)}</b>`,
    ]),
    'lrrrrrrr',
  ).replace(
    '<table',
    '<table style="font-size:14px"',
  )}</div><p class="small gap-s">과제 60% · 퀴즈 30% · 진도율 10%</p>`,
  );

const gradeRow = (name, got, max, parts) =>
  `<div class="card" style="padding:14px 18px">
    <div class="row between"><b>${name}</b><span><b class="accent" style="font-size:19px">${got}</b><span class="sub"> / ${max}</span></span></div>
    <div class="gap-s">${meter((got / max) * 100)}</div><div class="small sub gap-s">${parts}</div></div>`;
const gradesStudent = (s) =>
  coursePage(
    s,
    'grades',
    `<div class="aside" style="grid-template-columns:236px minmax(0,1fr);gap:18px"><div class="stack">
      <div class="card center" style="padding:22px"><div class="sub">${s.x('합계', 'Total')}</div>
      <div style="font-size:46px;font-weight:700;line-height:1.2" class="accent">86.3</div>
      <div class="small sub">${s.x('100점 만점', 'out of 100')}</div>
      <div class="gap-s">${chip(s.x('11월 20일 공개', 'Published 20 Nov'), 'green')}</div></div>
        ${btn(s.t('appeal'), 'plain full', 'flag')}<p class="small center" style="margin-top:-6px">${s.x('11월 27일까지, 항목마다 한 번', 'Until 27 November, once per item')}</p></div>
  <div class="stack">${gradeRow(s.x('과제', 'Assignments'), 52.8, 60, s.x('과제 1 88점 · 과제 2 92점 · 과제 3 84점 → 평균 88점', 'Assignments 88, 92 and 84 → average 88'))}${gradeRow(s.x('퀴즈', 'Quizzes'), 25.5, 30, s.x('퀴즈 1 80점 · 퀴즈 2 90점 → 평균 85점', 'Quizzes 80 and 90 → average 85'))}${gradeRow(s.x('진도율', 'Progress'), 8, 10, s.x('수업 10개 가운데 8개 → 80%', '8 of 10 lessons → 80%'))}</div></div>`,
    'ledger',
  );

const appealStudent = (s) =>
  dialogOver(
    gradesStudent(s),
    s.t('appeal'),
    `<div class="stack gap">${field('항목', select('과제 2 · 92점'))}${field(s.t('appeal-reason'), input('평가 기준표의 ‘다듬기’에서 오타를 세 곳 찾아 고쳤는데 25점을 받았어요. 셋째 줄과 여덟째 줄을 다시 봐 주실 수 있을까요?', { kind: 'area focus', style: 'min-height:112px' }), '11월 27일까지, 항목마다 한 번 신청할 수 있어요')}</div>`,
    btn(s.t('cancel'), 'plain') + btn(s.t('confirm')),
  );

const appealInstructor = (s) =>
  inLedger(
    s,
    'grades',
    `<h1 style="margin-bottom:14px">${s.t('appeal')}</h1><div class="card">
      <div class="row">${face('jiwoo', 42)}<div class="grow"><b>박지우 · 과제 2</b>
        <div class="small sub">11월 20일 신청 · 지금 74점</div></div>${chip('3일 남음', 'amber')}</div>
  <div class="card wash gap" style="padding:13px 16px">
    <p style="color:var(--ink)">기준 가운데 ‘알게 된 것’에서 15점을 받았는데, report.pdf의 둘째 쪽에도 글이 있어요. 확인해 주시면 좋겠어요.</p></div>
  <div class="cols3 gap" style="gap:10px">${[
    ['표의 모양', '34 / 40'],
    ['다듬기', '25 / 30'],
    ['알게 된 것', '15 / 30'],
  ]
    .map(
      ([k, v], i) =>
        `<div class="card" style="padding:10px 14px;${i === 2 ? 'background:var(--amber-soft);border-color:transparent' : ''}">
          <div class="small sub">${k}</div><b>${v}점</b></div>`,
    )
    .join('')}</div>
  <div class="gap">${field(s.t('appeal-reason'), input('둘째 쪽의 글을 놓쳤어요. ‘알게 된 것’을 25점으로 고치고 합계에 반영했어요. 알려 주셔서 고마워요.', { kind: 'area focus', style: 'min-height:88px' }))}</div></div>
    <div class="row end gap" style="gap:16px">${btn(s.t('cancel'), 'plain')}${btn(s.t('save'))}</div>`,
  );

const rule = (s, name, need, got) =>
  `<div class="row" style="padding:9px 0">
    <span class="green">${tick(true, 'circle')}</span><span class="grow">${name} <span class="small sub">${need}</span></span><b class="accent">${got}</b></div>`;
const seal =
  '<svg width="54" height="54" viewBox="0 0 60 60"><circle cx="30" cy="30" r="26" fill="#c2362f" opacity=".92"/><circle cx="30" cy="30" r="21" fill="none" stroke="#fff" stroke-width="1.5"/><path d="M30 23c-3-2.4-6.5-3.2-10.5-3.2v14.4c4 0 7.5.8 10.5 3.2 3-2.4 6.5-3.2 10.5-3.2V19.8c-4 0-7.5.8-10.5 3.2Zm0 0v14" fill="none" stroke="#fff" stroke-width="2.2"/></svg>';

const lines = [
  ['위 사람은 배움터의 강의', 'has completed the Baeumteo course'],
  ['‘스프레드시트로 쓰는 가계부’를', '“A household ledger in'],
  ['마쳤기에 이 증서를 드려요.', 'a spreadsheet”.'],
];
const certificate = (s) =>
  `<div class="paper"><div><div class="title">${s.x('수료증', 'Certificate')}</div>
    <div class="tiny" style="color:#8d7a4c;margin-top:4px">${s.x('제 2026-11-0482 호', 'No. 2026-11-0482')}</div>
    <div style="font-size:22px;font-weight:700;margin:15px 0 3px">${s.x('김하늘', 'Haneul Kim')}</div>
    <div style="font-size:14px;line-height:1.65;color:#4d4630">${lines.map(([k, e]) => s.x(k, e)).join('<br>')}</div>
    <div class="small" style="margin-top:12px;color:#4d4630">${s.date('2026-11-21')}</div>
    <div class="row" style="justify-content:center;margin-top:6px;gap:8px">
      <b>${s.x('배움터', 'Baeumteo')}</b>${seal}</div>
    <div class="tiny" style="color:#8d7a4c">${s.x('확인 번호', 'Check number')} 4820-1937-5562</div></div></div>`;

const certificateList = (s) =>
  coursePage(
    s,
    'certificates',
    `<div style="display:grid;grid-template-columns:minmax(0,1fr) 330px;gap:26px;align-items:start">
      <div class="stack"><div class="card"><div class="row between">
      <h2>${s.t('certificate-rule')}</h2>${chip(s.x('모두 채움', 'All met'), 'green')}</div>
      <div class="gap-s">${rule(s, s.x('진도율', 'Progress'), s.x('80% 이상', '80% or more'), '80%')}
        <div style="border-top:1px solid #edf0f4"></div>
        ${rule(s, s.x('합계', 'Total'), s.x('60점 이상', '60 or more'), s.x('86.3점', '86.3'))}</div></div>
  ${btn(s.t('certificate-download'), 'primary l full', 'save')}${btn(s.t('proof-download'), 'plain full', 'save')}<p class="small">${s.x('수료증에는 ‘김하늘’로 적혀요. 확인 번호로 10년 동안 진위를 볼 수 있어요.', 'Your certificate says “Haneul Kim”. Anyone can check its number for 10 years.')}</p></div>
    ${certificate(s)}</div>`,
    'ledger',
  );

const certificateSetup = (s) =>
  studioCourse(
    s,
    'certificates',
    `<h1 style="margin-bottom:14px">${s.t('certificates')}</h1><div class="stack"><div class="card">${field(
      s.t('certificate-rule'),
      `<div class="cols2" style="gap:12px;margin-top:4px">
        <div><div class="small sub" style="margin-bottom:5px">진도율</div>${input('80', { end: '% 이상' })}</div>
        <div><div class="small sub" style="margin-bottom:5px">합계</div>${input('60', { end: '점 이상' })}</div></div>
        <div class="small sub" style="margin:15px 0 7px">꼭 내야 하는 과제</div><div class="stack tight" style="gap:9px">${[
        ['과제 2. 동네 카페 매출 표', 1],
        ['과제 3. 그래프 한 장으로 요약하기', 1],
        ['과제 1. 내 하루를 표로 적기', 0],
      ]
        .map(([t, on]) => `<span class="row tight">${tick(on)}${t}</span>`)
        .join('')}</div>`,
    )}</div>
  <div class="card">${toggle(s.t('certificate-auto'), true, '조건을 채우면 바로 수료증을 만들고 알림을 보내요')}</div>
    ${note('지금까지 41명이 수료했어요. 조건을 바꿔도 이미 발급한 수료증은 그대로예요.')}</div>
    <div class="row end gap" style="gap:16px">${btn(s.t('save'))}</div>`,
  );

const roster = [
  ['haneul', 42, '오늘', '06.07'],
  ['doyun', 92, '오늘', '05.30'],
  ['jiwoo', 88, '어제', '06.12'],
  ['yerin', 100, '11.20', '05.28'],
  ['woojin', 64, '11.21', '07.02'],
  ['narae', 96, '11.18', '06.01'],
  ['chaewon', 12, '10.04', '08.15'],
  ['minjae', 83, '11.19', '06.25'],
];
const studentsPage = (s) =>
  studioCourse(
    s,
    'people',
    `<div class="pagehead" style="margin-bottom:12px"><div><h1>${s.t('people')}</h1>
      <p>수강생 128명 가운데 8명을 보고 있어요</p></div></div>
      <div class="row" style="gap:8px;margin-bottom:12px">
        ${btn(s.t('people-filter'), 'plain s', 'sliders')}<span class="grow"></span>${btn(s.t('people-remove'), 'warn s')}</div>
  <div class="card flat">${table(
    ['', '수강생', '진도율', '신청한 날', '마지막 접속일'],
    roster.map(([id, p, last, since]) => [
      tick(id === 'chaewon'),
      who(id),
      `<span class="row tight"><span style="width:120px">${meter(p)}</span><b class="small">${p}%</b></span>`,
      `2026.${since}`,
      last.includes('.') ? `2026.${last}` : last,
    ]),
    'lllll',
  ).replace('<table', '<table style="font-size:14px"')}</div>`,
  );

const views28 = [
  310, 342, 298, 276, 330, 402, 455, 361, 348, 312, 300, 372, 446, 498, 402, 388, 350, 333, 410, 502, 561, 447, 430,
  392, 381, 466, 540, 612,
];
const stat = (name, value, change, tone = 'green') =>
  `<div class="card" style="padding:14px 16px"><div class="small sub">${name}</div><div class="figure">${value}</div>
    <div class="small ${tone}">${change}</div></div>`;
const statistics = (s) =>
  studioPage(
    s,
    { nav: 'stats-menu' },
    `<div class="pagehead" style="margin-bottom:12px"><h1>${s.t('stats-menu')}</h1>
      <div class="row" style="gap:8px">
        <span style="width:228px">${select('처음 만나는 데이터 분석')}</span><span style="width:128px">${select('최근 28일')}</span></div></div>
        ${tabs(s, ['stats-students', 'stats-lessons', 'stats-sales'], 'stats-students')}
  <div class="cols4 gap">${stat('수강생', '128명', '▲ 14명')}${stat('평균 진도율', '57%', '▲ 3%p')}${stat('본 시간', '412시간', '▲ 38시간')}${stat('새 질문', '31개', '▼ 6개', 'sub')}</div>
  <div class="card gap"><div class="row between" style="margin-bottom:6px">
    <h2>날마다 본 시간 (분)</h2><span class="small sub">10월 26일 – 11월 22일</span></div>${area(
    views28,
    {
      width: 794,
      height: 236,
      top: 700,
      marks: [
        [0, '10.26'],
        [7, '11.02'],
        [14, '11.09'],
        [21, '11.16'],
        [27, '11.22'],
      ].map(([i, w]) => [i === 27 ? 26.6 : i, w]),
      scale: [
        [0, '0'],
        [200, '200'],
        [400, '400'],
        [600, '600'],
      ],
    },
  )}</div>`,
  );

export default {
  gradebook: { draw: gradebook, marks: ['appeal'] },
  'grades-student': { draw: gradesStudent, widthEn: 1020, marks: ['appeal'] },
  'appeal-student': { draw: appealStudent, marks: ['appeal-reason', 'confirm'], height: 560 },
  'appeal-instructor': { draw: appealInstructor, marks: ['appeal-reason', 'save'] },
  'certificate-list': { draw: certificateList, widthEn: 1020, marks: ['certificate-download'] },
  'certificate-setup': { draw: certificateSetup, marks: ['certificate-rule', 'certificate-auto'] },
  people: { draw: studentsPage, marks: ['people-filter'] },
  statistics: { draw: statistics, marks: ['stats-students'] },
};
