// Making a course, co-instructors and payouts.
import { icon } from '../parts/icons.mjs';
import { cover, face } from '../parts/art.mjs';
import {
  btn,
  chip,
  choice,
  field,
  input,
  meter,
  note,
  select,
  table,
  tabs,
  thumb,
  tick,
  toggle,
} from '../parts/controls.mjs';
import { studioCourse, studioPage } from '../parts/shells.mjs';
import { courses, lengthOf, lessonIcon, people, units } from '../parts/sample.mjs';

const mine = (s, id, title, state, tone, facts) =>
  `<div class="card row wide" style="padding:16px 18px">${thumb(cover(id), 150, 92)}<div class="grow">
    <div class="row between"><h2>${title}</h2>${chip(state, tone)}</div>
    <div class="row gap-s" style="gap:22px;font-size:14.5px">
      ${facts.map(([k, v]) => `<span class="sub">${k} <b style="color:var(--ink)">${v}</b></span>`).join('')}</div></div></div>`;
const courseManage = (s) =>
  studioPage(
    s,
    { nav: 'course-menu' },
    `<div class="pagehead"><div><h1>${s.t('course-menu')}</h1><p>${s.x('강의 3개', '3 courses')}</p></div>
      ${btn(s.t('course-new'), 'primary', 'plus')}</div>
      <div class="stack">
  ${mine(s, 'data', s.x(...courses.data.title), s.x('판매 중', 'On sale'), 'green', [
    [s.x('수강생', 'Students'), s.x('128명', '128')],
    [s.x('수업', 'Lessons'), s.x('24개', '24')],
    [s.x('가격', 'Price'), s.won(99000)],
    [s.x('수강평', 'Course reviews'), '★ 4.9'],
  ])}
  ${mine(s, 'map', s.x('데이터로 보는 동네 상권', 'Reading your local market'), s.x('심사 중', 'In review'), 'amber', [
    [s.x('수업', 'Lessons'), s.x('10개', '10')],
    [s.x('가격', 'Price'), s.won(49000)],
    [s.x('심사 요청', 'Sent'), s.x('11월 19일', '19 November')],
  ])}
  ${mine(s, 'viz', s.x('회의에서 쓰는 그래프', 'Charts for meetings'), s.x('쓰는 중', 'Draft'), '', [
    [s.x('수업', 'Lessons'), s.x('3개', '3')],
    [s.x('마지막으로 고친 날', 'Last edited'), s.x('어제', 'yesterday')],
  ])}</div>`,
  );

const courseBasic = (s) =>
  studioCourse(
    s,
    'basic-tab',
    `<h1 style="margin-bottom:14px">${s.t('basic-tab')}</h1><div class="card">
      <div class="stack">${field(s.x('제목', 'Title'), input(s.x(...courses.data.title), { end: s.x('13 / 40', '23 / 60') }))}${field(s.x('한 줄 소개', 'One-line summary'), input(s.x('표와 그래프로 질문에 답하는 24번의 수업', 'Answer your questions with tables and charts')))}
  ${field(s.x('분야', 'Subject'), select(s.x('데이터 › 처음 배우기', 'Data › For beginners')))}${field(s.x('대표 그림', 'Cover picture'), `
    <div class="row">${thumb(cover('data'), 196, 110)}
    <div class="small sub">${s.x('1280×720, jpg나 png, 5MB까지', '1280 × 720, jpg or png, up to 5 MB')}<br>data-cover.png · 412KB</div></div>`)}</div></div>
    <div class="row end gap" style="gap:16px">${btn(s.t('save'))}</div>`,
  );

const coursePrice = (s) =>
  studioCourse(
    s,
    'price-tab',
    `<h1 style="margin-bottom:14px">${s.t('price-tab')}</h1><div class="card"><div class="stack wide">
      <div class="cols2">${field(s.t('price-tab'), input('99,000', { end: s.x('원', 'won') }), s.x('10,000원부터, 또는 무료', 'From ₩10,000, or free'))}${field(s.x('수강 기간', 'Access period'), input('180', { end: s.x('일', 'days') }), s.x('첫 수업을 연 날부터 세요', 'Counted from the first lesson opened'))}</div>
  <div class="card wash" style="padding:14px 16px">
    <div class="row top">${tick(true)}<div><b>${s.x('배움 패스에 넣기', 'Include in Baeum Pass')}</b>
      <div class="small sub">${s.x('패스 회원이 본 시간만큼 나눠 받아요', 'You are paid by your share of viewing time')}</div></div></div></div>
  <div><div class="row between small">
    <span class="sub">${s.x('99,000원을 결제하면 받는 돈', 'What you get when ₩99,000 is paid')}</span><b class="accent">${s.won(79200)}</b></div>
    <div class="row between small">
      <span class="sub">${s.x('내 링크로 들어온 수강생이라면', 'If the student came by your own link')}</span><b>${s.won(89100)}</b></div></div></div></div>
  <div class="row end gap" style="gap:16px">${btn(s.t('save'), 'plain')}${btn(s.t('review-request'))}</div>
    <div class="gap">${note(s.x('심사는 영업일로 5일까지 걸려요. 심사 중에는 내용을 고칠 수 없어요.', 'Approval takes up to 5 working days. You cannot edit meanwhile.'), '', 'clock')}</div>`,
  );

let counter = 0;
const editRow = (s, l, n) =>
  `<div class="line" style="padding:6.5px 14px;gap:10px">
    <span class="faint">${icon('grip', 17)}</span><span class="sub">${icon(lessonIcon[l[0]], 16)}</span><span class="grow" style="font-size:14.5px">${n}. ${s.x(...l[1])}</span>${n === 1 ? chip(s.x('맛보기', 'Preview'), 'accent') : ''}<span class="faint small">${lengthOf(s, l)}</span></div>`;
const curriculum = (s) => {
  counter = 0;
  return studioCourse(
    s,
    'curriculum-tab',
    `<div class="pagehead" style="margin-bottom:12px"><div><h1>${s.t('curriculum-tab')}</h1>
      <p>${s.x('단원 3개 · 수업 11개 · 끌어서 순서를 바꿔요', '3 units · 11 lessons · drag to reorder')}</p></div>
      <div class="row" style="gap:16px">
        ${btn(s.t('unit-add'), 'plain s', 'plus')}${btn(s.t('lesson-add'), 'primary s', 'plus')}</div></div>
  ${units.map((unit, u) => `<div class="card flat" style="margin-bottom:10px">
    <div class="line" style="background:#f3f4fb;padding:7px 14px;gap:10px">
      <span class="faint">${icon('grip', 17)}</span><b class="grow">${s.x(`${u + 1}단원`, `Unit ${u + 1}`)} · ${s.x(...unit.title)}</b><span class="faint">${icon('more', 18)}</span></div>
      ${unit.lessons.map((l) => editRow(s, l, (counter += 1))).join('')}</div>`).join('')}`,
  );
};

const lessonUpload = (s) =>
  studioCourse(
    s,
    'curriculum-tab',
    `<div class="small sub" style="margin-bottom:5px">${s.t('curriculum-tab')} › ${s.x('2단원', 'Unit 2')}</div>
      <h1 style="margin-bottom:14px">${s.x('7. 표로 정리하기', '7. Tidy it into a table')}</h1><div class="card">
      <div style="border:2px dashed #b9c1e6;border-radius:12px;padding:18px 20px;background:#fafaff">
      <div class="row"><div style="width:120px;height:68px;border-radius:8px;overflow:hidden">${cover('data')}</div>
      <div class="grow"><div class="row between"><b>lesson-07-table.mp4</b><b class="accent">68%</b></div>
      <div class="gap-s">${meter(68)}</div>
        <div class="row between small sub" style="margin-top:6px">
        <span>${s.x('1.3GB 가운데 0.9GB', '0.9 of 1.3 GB')}</span><span>${s.x('2분 남음', '2 minutes left')}</span></div></div></div>
      <div class="row wide gap" style="border-top:1px solid #e3e6f5;padding-top:14px">
        ${btn(s.t('video-upload'), 'plain', 'upload')}<span class="small sub">${s.x('mp4나 mov, 5GB까지', 'mp4 or mov, up to 5 GB')}</span></div></div>
  <div class="stack gap-l">${toggle(s.t('preview-toggle'), false, s.x('결제하기 전에 누구나 볼 수 있어요', 'Anyone can watch it before paying'))}
    <div style="border-top:1px solid var(--line)"></div>
    ${toggle(s.t('auto-captions'), true, s.x('10분짜리 동영상이면 3분쯤 걸려요', 'A 10-minute video takes about 3 minutes'))}</div></div>
    <div class="row end gap" style="gap:16px">${btn(s.t('cancel'), 'plain')}${btn(s.t('save'))}</div>`,
  );

const classic = (s) =>
  studioCourse(
    s,
    'curriculum-tab',
    `<div style="margin:-22px -28px 18px;background:#fff3d6;border-bottom:1px solid #f0d9a0;padding:13px 28px" class="row">
      <span class="amber">${icon('warn', 24)}</span>
      <div class="grow" style="color:#6b4200;font-size:14.5px">
      <b>구형 강의 편집기는 2027년 1월 31일까지 쓸 수 있어요</b><br>만들어 둔 강의는 그대로 옮겨 드려요.</div>${btn(s.t('editor-switch'))}</div>
  <div style="border:1px solid #b8bfc9;background:#fff;font-size:14px">
    <div style="background:linear-gradient(#fbfbfc,#e7eaee);border-bottom:1px solid #b8bfc9;padding:7px 12px" class="row between">
      <b>강의 내용</b><span class="small sub">마지막 저장 2026-11-20 18:02</span></div>
    <div style="padding:6px 10px;border-bottom:1px solid #d9dee4;background:#f4f6f8;gap:5px" class="row">
      ${['<b>가</b>', '<i>가</i>', '<u>가</u>', '①', '≡', '▦'].map((g) => `<span style="border:1px solid #c3cad3;background:#fff;width:28px;height:26px;display:grid;place-items:center">${g}</span>`).join('')}<span style="border:1px solid #c3cad3;background:#fff;height:26px;padding:0 9px;line-height:25px">굴림 ▾</span><span style="border:1px solid #c3cad3;background:#fff;height:26px;padding:0 9px;line-height:25px">10pt ▾</span></div>
  <table style="font-size:14px"><thead><tr><th style="width:46px">번호</th><th>단원</th><th>수업 이름</th><th>파일</th></tr></thead><tbody>${[
    [1, '데이터와 친해지기', '데이터란 무엇일까', 'lesson01.mp4'],
    [2, '데이터와 친해지기', '질문에서 시작하기', 'lesson02.mp4'],
    [3, '데이터와 친해지기', '데이터를 모으는 네 가지 길', 'lesson03.txt'],
    [4, '표로 생각하기', '행과 열 이해하기', 'lesson04.mp4'],
    [5, '표로 생각하기', '빈칸과 오타 다듬기', 'lesson05.mp4'],
    [6, '표로 생각하기', '표로 정리하기', 'lesson06.mp4'],
  ]
    .map(
      (r, i) =>
        `<tr style="${i % 2 ? 'background:#f5f8fc' : ''}">${r.map((c) => `<td style="padding:7px 12px;border:1px solid #dde3ea">${c}</td>`).join('')}</tr>`,
    )
    .join('')}</tbody></table></div>`,
  );

const rights = (on) =>
  `<span class="row" style="gap:6px">${['편집', '채점', '통계'].map((r) => `<span class="pill ${on.includes(r) ? 'on' : ''}" style="height:30px;padding:0 11px;font-size:13.5px">${on.includes(r) ? icon('check', 15) : ''}${r}</span>`).join('')}</span>`;
const coInstructors = (s) =>
  studioCourse(
    s,
    'co-instructor-tab',
    `<div class="pagehead"><div><h1>${s.t('co-instructor-tab')}</h1><p>4명까지 함께할 수 있어요</p></div>
      ${btn(s.t('co-invite'), 'primary', 'plus')}</div>
      <div class="card flat"><div class="line" style="background:#f8fafb;padding:9px 18px">
        <b class="small sub grow">공동 강의자</b><span style="width:242px"><b class="small ringable" style="border-radius:5px">${s.t('co-rights')}</b></span></div>
        ${[
      ['garam', 'garam@example.com', '편집 채점', '10월 22일부터'],
      ['doyun', 'doyun@example.com', '통계', '11월 3일부터'],
    ]
      .map(
        ([id, mail, on, since]) =>
          `<div class="line" style="padding:15px 18px">${face(id, 42)}<div class="grow"><b>${people[id][0]}</b>
            <div class="small sub">${mail}</div>
            <div class="small faint">${since}</div></div><span style="width:242px">${rights(on)}</span></div>`,
      )
      .join(
        '',
      )}</div><div class="gap">${note('정산 계좌와 가격은 강의를 만든 강의자만 볼 수 있어요. 권한은 언제든 바꿀 수 있어요.', '', 'lock')}</div>`,
  );

/** A month's payout: pay the fee of 20 %, then 3.3 % tax. */
const month = (sales) => {
  const fee = sales * 0.2;
  const tax = Math.round(((sales - fee) * 0.033) / 10) * 10;
  return { sales, fee, tax, paid: sales - fee - tax };
};
const months = [
  ['2026-10', 3465000, '2026-11-16'],
  ['2026-09', 2970000, '2026-10-15'],
  ['2026-08', 2376000, '2026-09-15'],
];
const payoutTabs = (s, on) => tabs(s, ['payout-history', 'payout-account', 'refund-history', 'tax-tab'], on);
const minus = (s, n) => `−${s.won(n)}`;
const payouts = (s) => {
  const rows = months.map(([m, sales, day]) => ({ m, day, ...month(sales) }));
  const name = (m) =>
    s.ko
      ? `2026년 ${Number(m.slice(5))}월`
      : `${{ '08': 'August', '09': 'September', 10: 'October' }[m.slice(5)]} 2026`;
  return studioPage(
    s,
    { nav: 'payout-menu' },
    `<h1 style="margin-bottom:12px">${s.t('payout-menu')}</h1>${payoutTabs(s, 'payout-history')}
      <div class="cols3 gap">
    <div class="card"><div class="small sub">${s.x('11월에 받은 돈', 'Paid in November')}</div>
      <div class="figure accent">${s.won(rows[0].paid)}</div>
      <div class="small sub">${s.x('11월 16일 한빛은행', '16 November · Hanbit Bank')}</div></div>
    <div class="card"><div class="small sub">${s.x('다음 정산일', 'Next payout')}</div>
      <div class="figure">${s.x('12월 15일', '15 December')}</div>
      <div class="small sub">${s.x('11월 매출', 'Sales of November')}</div></div>
    <div class="card"><div class="small sub">${s.x('이번 달 매출', 'Sales this month')}</div>
      <div class="figure">${s.won(3861000)}</div><div class="small sub">${s.x('11월 22일까지', 'Until 22 November')}</div></div></div>
    <div class="card flat gap">${table(
      [
        s.x('매출 달', 'Month'),
        s.x('매출', 'Sales'),
        s.x('서비스 수수료 20%', 'Service fee 20%'),
        s.x('세금 3.3%', 'Tax 3.3%'),
        s.x('받은 돈', 'Paid'),
        s.x('받은 날', 'Paid on'),
      ],
      rows.map((r) => [
        `<b>${name(r.m)}</b>`,
        s.won(r.sales),
        `<span class="sub">${minus(s, r.fee)}</span>`,
        `<span class="sub">${minus(s, r.tax)}</span>`,
        `<b class="accent">${s.won(r.paid)}</b>`,
        `<span class="sub nowrap">${s.day(r.day)}</span>`,
      ]),
      'lrrrrr',
    )}</div>`,
  );
};

const payoutAccount = (s) =>
  studioPage(
    s,
    { nav: 'payout-menu' },
    `<h1 style="margin-bottom:12px">${s.t('payout-menu')}</h1>${payoutTabs(s, 'payout-account')}
      <div class="aside gap">
      <div class="card"><div class="stack">
        <div class="row wide">${choice(true, s.x('개인', 'Individual'), 'radio')}${choice(false, s.x('사업자', 'Business'), 'radio')}</div>
      <div style="display:grid;grid-template-columns:200px 1fr;gap:12px">
        ${field(s.x('은행', 'Bank'), select(s.x('한빛은행', 'Hanbit Bank')))}${field(s.x('계좌 번호', 'Account number'), input('110-482-193755', { kind: 'focus' }))}</div>
        ${field(s.x('예금주', 'Account holder'), input(s.x('한서윤', 'Seoyun Han'), { end: chip(s.x('확인됨', 'Verified'), 'green') }), s.x('본인 확인에 쓴 이름과 같아야 해요', 'Must match the name of your identity check'))}</div></div>
  <div class="stack"><div class="card"><div class="small sub">${s.x('다음 정산일', 'Next payout')}</div>
    <div class="figure">${s.x('12월 15일', '15 December')}</div>
    <div class="small sub gap-s">${s.x('한 달 매출이 10,000원 이상이면 다음 달 15일에 보내요.', 'Sent on the 15th of the next month, from ₩10,000.')}</div></div>
      ${note(s.x('개인은 3.3%를 떼고, 사업자는 세금계산서를 내요.', 'Individuals have 3.3% withheld; businesses issue a tax invoice.'))}</div></div>
    <div class="row end gap">${btn(s.t('save'))}</div>`,
  );

export default {
  'course-manage': { draw: courseManage, marks: ['course-new'] },
  'course-basic': { draw: courseBasic, marks: ['save'] },
  'course-price': { draw: coursePrice, marks: ['review-request'] },
  'curriculum-edit': { draw: curriculum, marks: ['unit-add', 'lesson-add'] },
  'lesson-upload': { draw: lessonUpload, marks: ['video-upload'] },
  'classic-editor': { draw: classic, marks: ['editor-switch'] },
  'co-instructors': { draw: coInstructors, marks: ['co-invite', 'co-rights'] },
  payouts: { draw: payouts, marks: ['payout-history'] },
  'payout-account': { draw: payoutAccount, marks: ['save'] },
};
