// Assignments and quizzes, for both roles.
import { icon } from '../parts/icons.mjs';
import { face } from '../parts/art.mjs';
import { btn, chip, field, input, note, tabs, tick, toggle } from '../parts/controls.mjs';
import { columns } from '../parts/charts.mjs';
import { coursePage, dialogOver, studentPage, studioCourse } from '../parts/shells.mjs';

const task = (s, n, title, state, tone, due, right) =>
  `<div class="card row wide" style="padding:16px 20px"><span class="accent">${icon('pen', 26)}</span>
    <div class="grow"><b>${s.x(`과제 ${n}.`, `Assignment ${n}.`)} ${title}</b></div>
    <div class="small ringable nowrap" style="border-radius:6px"><div class="sub">${s.t('due-field')}</div>
      <span class="strong">${due}</span></div>
      <span style="width:${s.ko ? 128 : 172}px">${chip(state, tone)}</span><span style="width:${s.ko ? 92 : 168}px" class="num">${right}</span></div>`;

const assignmentList = (s) =>
  coursePage(
    s,
    'assignments',
    `<div class="stack">
  ${task(s, 2, s.x('동네 카페 매출 표', 'A café sales table'), s.x('제출 전 · 3일 남음', 'To submit · 3 days left'), 'amber', s.x('2026.11.25 23:59', '25 Nov 2026, 23:59'), btn(s.t('submit-assignment'), 'primary s'))}
  ${task(s, 3, s.x('그래프 한 장으로 요약하기', 'Sum it up in one chart'), s.x('제출함', 'Submitted'), 'blue', s.x('2026.11.30 23:59', '30 Nov 2026, 23:59'), `<span class="small sub">${s.x('11.20 21:14', '20 Nov, 21:14')}</span>`)}
  ${task(s, 1, s.x('내 하루를 표로 적기', 'My day in a table'), s.x('채점됨', 'Graded'), 'green', s.x('2026.11.08 23:59', '8 Nov 2026, 23:59'), `<span><b class="accent" style="font-size:20px">88</b><span class="sub small">${s.x('점', ' points')}</span></span>`)}</div>
  <div class="gap">${note(s.x('기한 뒤에는 7일까지 늦게 낼 수 있어요. 하루 늦을 때마다 점수가 10%씩 줄어요.', 'Late submissions are open for 7 days; each day takes 10% off the score.'), '', 'clock')}</div>`,
  );

const attached = (name, size, tone, withClose = true) =>
  `<div class="card row" style="padding:10px 14px">
    <span style="width:36px;height:36px;border-radius:8px;display:grid;place-items:center;background:${tone};color:#fff;font-size:11px;font-weight:700">${name.split('.')[1].toUpperCase()}</span>
    <div class="grow"><b>${name}</b><div class="small sub">${size}</div></div>
    ${withClose ? `<span class="faint">${icon('close', 18)}</span>` : ''}</div>`;
const files = (withClose) =>
  `<div class="cols2" style="gap:10px">
    ${attached('sales.csv', '18 KB', '#2f8f5b', withClose)}${attached('report.pdf', '1.4 MB', '#c2362f', withClose)}</div>`;

const assignmentSubmit = (s) =>
  coursePage(
    s,
    'assignments',
    `<div class="pagehead" style="margin-bottom:14px">
      <div><h1>${s.x('과제 2. 동네 카페 매출 표', 'Assignment 2. A café sales table')}</h1>
        <p>${s.x('11월 25일 23:59까지 · 100점 · 재제출 3번까지', 'Until 25 November, 23:59 · 100 points · up to 3 resubmissions')}</p></div>
        ${chip(s.x('3일 남음', '3 days left'), 'amber')}</div>
  <div class="card"><div class="stack">
    ${field(s.x('설명 글', 'Your notes'), input(s.x('동네 카페 한 곳의 11월 첫 주 매출을 한 줄에 한 건씩 적었어요. 메뉴 이름이 섞인 곳은 ‘카페라테’로 모았고, 합계는 따로 적지 않았어요. 알게 된 것은 report.pdf에 한 장으로 정리했어요.', 'I wrote down the first week of November at one café, one sale per row. I merged two names of the same drink and left the totals out. What I learned is on one page in report.pdf.'), { kind: 'area', style: 'min-height:94px' }))}
  ${files(true)}<div class="row wide">
    ${btn(s.t('file-add'), 'plain', 'clip')}<span class="small sub">${s.x('5개까지, 하나에 200MB까지', 'Up to 5 files of 200 MB')}</span></div></div></div>
    <div class="row end gap" style="gap:16px">${btn(s.t('cancel'), 'plain')}${btn(s.t('submit-assignment'))}</div>`,
  );

const assignmentDone = (s) =>
  coursePage(
    s,
    'assignments',
    `<div class="pagehead" style="margin-bottom:14px">
      <div><h1>${s.x('과제 2. 동네 카페 매출 표', 'Assignment 2. A café sales table')}</h1>
        <p>${s.x('2026년 11월 22일 20:31에 냈어요', 'Submitted on 22 November 2026, 20:31')}</p></div>
      <div class="row wide"><span class="small sub">${s.x('남은 재제출 2번', '2 resubmissions left')}</span>${btn(s.t('resubmit'), 'plain')}</div></div>
  ${files(false)}<div class="gap field"><span class="name">${s.t('feedback-field')}</span>
    <div class="card row top">${face('seoyun', 42)}<div class="grow">
    <div class="row between"><b>${s.x('한서윤', 'Seoyun Han')}</b><span class="small faint">${s.x('11월 22일 21:05', '22 Nov, 21:05')}</span></div>
      <p style="color:var(--ink)">${s.x('한 줄에 한 건씩 아주 잘 적었어요. 날짜를 모두 같은 모양으로 바꾸면 다음 단원에서 그래프를 그릴 때 훨씬 편해요. 기한까지 시간이 있으니 고쳐서 다시 내 보세요.', 'One sale per row, very well done. Write all dates in the same way and the charts in the next unit will be much easier. There is still time to hand it in again.')}</p></div></div></div>
  <div class="gap">${note(s.x('다시 내면 예전 파일이 모두 바뀌어요. 마지막에 낸 것만 채점해요.', 'Resubmitting replaces all files. Only the last submission is graded.'))}</div>`,
  );

const assignmentNew = (s) =>
  studioCourse(
    s,
    'assignments',
    `<h1 style="margin-bottom:14px">${s.t('assignment-new')}</h1><div class="card">
      <div class="stack">${field('제목', input('과제 3. 그래프 한 장으로 요약하기'))}${field('설명', input('과제 2에서 만든 표로 그래프를 한 장 그리고, 알게 된 것을 세 문장으로 적어 주세요. 파일은 pdf나 png로 내요.', { kind: 'area', style: 'min-height:76px' }))}
  ${field(s.t('due-field'), `<div class="cols2" style="gap:10px">
    ${input('2026-11-30', { end: icon('calendar', 19) })}${input('23:59', { end: icon('clock', 19) })}</div>`)}
  <div style="border-top:1px solid var(--line);padding-top:14px">
    ${toggle(s.t('late-toggle'), true, '기한이 지나도 점수를 줄여 받아요')}
    <div class="row gap small" style="gap:10px">
    <span>최대</span><span style="width:92px">${input('7', { end: '일' })}</span><span>하루에</span><span style="width:104px">${input('10', { end: '%' })}</span><span>줄임</span></div></div></div></div>
    <div class="row end gap" style="gap:16px">${btn(s.t('cancel'), 'plain')}${btn(s.t('save'))}</div>`,
  );

const toGrade = [
  ['과제 1. 내 하루를 표로 적기', '11월 8일', 28, 0, 0],
  ['과제 2. 동네 카페 매출 표', '11월 25일', 24, 12, 2],
  ['과제 3. 그래프 한 장으로 요약하기', '11월 30일', 6, 0, 0],
];
const gradingList = (s) =>
  studioCourse(
    s,
    'assignments',
    `<div class="pagehead"><div><h1>${s.t('assignments')}</h1><p>과제 3개 · 수강생 28명이 내요</p></div>
      ${btn(s.t('assignment-new'), 'plain', 'plus')}</div>
      <div class="stack">${toGrade
      .map(
        ([title, due, sent, left, late]) =>
          `<div class="card" style="padding:16px 20px"><div class="row between">
            <div><b>${title}</b><div class="small sub">${due} 23:59까지</div></div>
              ${left ? btn(s.t('grade-button'), 'primary s') : sent === 28 ? chip('채점 끝', 'green') : chip('받는 중')}</div>
            <div class="row gap-s" style="gap:26px">${[
            ['제출', `${sent} / 28`, ''],
            ['채점 전', left, left ? 'accent' : 'faint'],
            ['지각', late, late ? 'amber' : 'faint'],
          ]
            .map(
              ([k, v, tone]) =>
                `<span class="small sub">${k} <b class="${tone}" style="font-size:17px;margin-left:4px">${v}</b></span>`,
            )
            .join('')}</div></div>`,
      )
      .join('')}</div>`,
  );

const criteria = [
  ['표의 모양', '한 줄에 한 건, 칸 이름이 분명해요', [0, 20, 30, 40], 40],
  ['다듬기', '빈칸과 오타를 찾아 고쳤어요', [0, 15, 25, 30], 25],
  ['알게 된 것', '표에서 읽은 것을 글로 적었어요', [0, 15, 25, 30], 25],
];
const paperRows = [
  ['2026-11-02', '아메리카노', '42', '168,000'],
  ['2026-11-02', '카페라테', '27', '121,500'],
  ['2026-11-03', '아메리카노', '38', '152,000'],
  ['2026-11-03', '유자차', '16', '80,000'],
  ['11/4', '카페라테', '31', '139,500'],
  ['2026-11-04', '스콘', '22', '77,000'],
];
const grading = (s) =>
  studentPage(
    { ...s },
    { nav: 'course-menu', kind: 'wash', bare: true },
    `<div style="padding:18px 24px 22px"><div class="row between" style="margin-bottom:13px">
      <div class="row">${face('jiwoo', 40)}<div><h2>박지우 · 과제 2. 동네 카페 매출 표</h2>
      <div class="small sub">2026년 11월 21일 22:47에 냄 · 채점 전 12개 가운데 1</div></div></div>${chip('기한 안에 냄', 'green')}</div>
  <div style="display:grid;grid-template-columns:minmax(0,1fr) 400px;gap:16px;align-items:start">
    <div class="card flat"><div class="line" style="padding:9px 14px;background:#f8fafb">
      <b class="small accent" style="text-decoration:underline;text-underline-offset:5px">sales.csv</b><span class="small sub">report.pdf</span></div>
    <table style="font-size:13.5px"><thead><tr><th>날짜</th><th>메뉴</th><th class="num">팔린 수</th><th class="num">매출</th></tr></thead><tbody>${paperRows.map((r) => `<tr>${r.map((c, i) => `<td class="${i > 1 ? 'num' : ''}" style="padding:8px 12px${c === '11/4' ? ';background:#fdf1dc' : ''}">${c}</td>`).join('')}</tr>`).join('')}</tbody></table>
      <div style="padding:13px 14px;border-top:1px solid var(--line);font-size:14px">
      <b>설명 글</b><p>학교 앞 카페의 사흘 매출이에요. 같은 메뉴는 이름을 하나로 모았어요. 비 오는 날에는 카페라테가 더 팔렸어요.</p></div>
    <div style="padding:13px 14px;border-top:1px solid var(--line);background:#fbfcfd">
    <div class="row between small"><b>report.pdf</b><span class="sub">1 / 2쪽</span></div>
    <div style="background:#fff;border:1px solid var(--line);border-radius:6px;margin-top:9px;padding:13px 16px">
      <b style="font-size:14px">학교 앞 카페의 사흘</b>${columns([289, 232, 217], ['2일', '3일', '4일'], { width: 386, height: 112, top: 300, accent: '#52b3a6', rest: '#52b3a6' })}
      <div class="small sub">날마다 판 돈 (천 원)</div></div></div></div>
  <div class="card" style="padding:6px 18px 16px">${tabs(s, ['rubric-panel'], 'rubric-panel')}
    <div class="gap-s">${criteria.map(([name, hint, steps, chosen], i) => `
    <div style="padding:9px 0;${i ? 'border-top:1px solid #edf0f4' : ''}">
    <div class="row between"><b>${name}</b><span class="small sub">${steps[3]}점</span></div>
    <div class="small sub">${hint}</div>
      <div class="row gap-s" style="gap:6px">
      ${steps.map((p) => `<span class="pill ${p === chosen ? 'on' : ''}" style="height:30px;flex:1;justify-content:center;padding:0">${p}</span>`).join('')}</div></div>`).join('')}</div>
  <div class="row" style="border-top:1px solid var(--line);padding:10px 0">
    <b class="grow">${s.t('score-field')}</b><span class="figure accent">90</span><span class="sub">/ 100점</span></div>
    ${field(s.t('feedback-field'), input('다섯째 줄의 날짜만 모양이 달라요. 같은 모양으로 맞추면 그래프로 바로 이어갈 수 있어요.', { kind: 'area', style: 'min-height:70px;font-size:14px' }))}
    <div class="row end gap" style="gap:16px">${btn(s.t('return-button'))}</div></div></div></div>`,
  );

const quizStart = (s) =>
  coursePage(
    s,
    'quizzes',
    `<div class="card center" style="width:560px;margin:0 auto;padding:26px 34px">
      <span class="accent" style="display:grid;place-items:center">${icon('quiz', 44)}</span>
      <h1 class="gap-s">${s.x('퀴즈 2. 표와 그래프', 'Quiz 2. Tables and charts')}</h1>
      <p>${s.x('12월 6일 23:59까지 · 가장 높은 점수가 남아요', 'Until 6 December, 23:59 · your best score counts')}</p>
      <div class="cols3 gap">${[
      [s.x('문항', 'Questions'), s.x('10개', '10')],
      [s.x('시간', 'Time'), s.x('20분', '20 min')],
      [s.t('quiz-attempts'), '2'],
    ]
      .map(
        ([k, v]) =>
          `<div class="card wash" style="padding:12px"><div class="small sub">${k}</div>
            <b style="font-size:20px">${v}</b></div>`,
      )
      .join(
        '',
      )}</div><div class="gap" style="text-align:left">
        ${note(s.x('시작하면 시간이 멈추지 않아요. 답은 30초마다 저장되고, 시간이 다 되면 자동으로 제출돼요.', 'Once started, the clock does not stop. Answers are saved every 30 seconds and handed in when time is up.'), 'amber', 'clock')}</div>
        <div class="gap">${btn(s.t('quiz-start'), 'primary l full')}</div></div>`,
  );

const options = [
  [['꺾은선 그래프', 'Line chart'], 0],
  [['막대그래프', 'Bar chart'], 1],
  [['원그래프', 'Pie chart'], 0],
  [['점그래프', 'Scatter plot'], 0],
];
const quizQuestion = (s) =>
  studentPage(
    s,
    { nav: 'course-menu', kind: 'wash', bare: true },
    `<div style="background:#fff;border-bottom:1px solid var(--line);padding:12px 32px" class="row">
      <div class="grow"><b>${s.x('퀴즈 2. 표와 그래프', 'Quiz 2. Tables and charts')}</b>
        <div class="small sub">${s.x('20:14에 저장했어요', 'Saved at 20:14')}</div></div>
        <span class="row tight ringable" style="padding:5px 12px;border-radius:9px;background:var(--amber-soft);color:#7c4504"><span>${icon('clock', 19)}</span>${s.t('quiz-limit')} <b style="font-size:18px">12:30</b></span></div>
  <div style="padding:22px 32px 26px;display:grid;grid-template-columns:minmax(0,1fr) 196px;gap:20px;align-items:start">
    <div class="card" style="padding:22px 26px">
    <div class="row between"><b class="accent">${s.x('문항 4 / 10', 'Question 4 / 10')}</b><span class="row tight small amber">${icon('flag', 18)}${s.x('나중에 보기', 'Flagged')}</span></div>
    <h2 style="margin:8px 0 16px">${s.x('카페 다섯 곳의 11월 매출을 견주어 보려고 해요. 어떤 그래프가 가장 알맞을까요?', 'You want to compare the November sales of five cafés. Which chart fits best?')}</h2>
    <div class="stack" style="gap:10px">${options.map(([[k, e], on], i) => `
      <div class="card row ${on ? 'on' : ''}" style="padding:${on ? '11px 15px' : '12px 16px'}">
      ${tick(on, 'radio')}<span class="grow">${['①', '②', '③', '④'][i]} ${on ? '<b>' : ''}${s.x(k, e)}${on ? '</b>' : ''}</span></div>`).join('')}</div></div>
  <div class="stack"><div class="card" style="padding:15px">
    <div class="small sub" style="margin-bottom:9px">${s.x('답한 문항 4개', '4 answered')}</div>
    <div style="display:grid;grid-template-columns:repeat(5,1fr);gap:6px">
      ${Array.from({ length: 10 }, (_, i) => `<span style="height:28px;border-radius:7px;display:grid;place-items:center;font-size:13px;${i === 3 ? 'border:2px solid var(--accent);font-weight:700' : i < 3 ? 'background:var(--accent);color:#fff;font-weight:700' : 'background:#eef1f4;color:#6c7683'}">${i + 1}</span>`).join('')}</div></div>
      ${btn(s.t('quiz-submit'), 'primary full')}</div></div>`,
  );

const questions3 = [
  ['객관식', '한 줄에 무엇을 적어야 할까요?', '보기 4개'],
  ['참·거짓', '합계 줄은 표 안에 함께 적는 것이 좋다', '거짓'],
  ['서술형', '빈칸을 0으로 채우면 안 되는 이유를 적어 주세요', '직접 채점'],
];
const quizEdit = (s) =>
  studioCourse(
    s,
    'quizzes',
    `<h1 style="margin-bottom:14px">${s.t('quiz-new')}</h1><div class="card">
      <div class="stack">${field('제목', input('퀴즈 2. 표와 그래프'))}
        <div class="cols2">${field(s.t('quiz-limit'), input('20', { end: '분' }))}${field(s.t('quiz-attempts'), input('2', { end: '번' }))}</div></div></div>
  <div class="row between gap" style="margin-bottom:10px">
    <h2>문항 3개</h2><div class="row" style="gap:16px">
      ${btn(s.t('question-bank'), 'plain s', 'book')}${btn(s.t('question-add'), 'primary s', 'plus')}</div></div>
    <div class="card flat">${questions3.map(([kind, title, answer], i) => `
      <div class="line"><span class="faint">${icon('grip', 18)}</span><b class="accent">${i + 1}</b>
      <div class="grow"><b>${title}</b><div class="small sub">${kind} · ${answer}</div></div>
      <span class="small sub">10점</span></div>`).join('')}</div>`,
  );

const bank = [
  [
    '표',
    [
      ['한 줄에 무엇을 적어야 할까요?', 1],
      ['칸 이름으로 알맞은 것을 고르세요', 1],
      ['날짜를 같은 모양으로 적는 이유', 0],
    ],
  ],
  [
    '그래프',
    [
      ['매출을 견줄 때 알맞은 그래프', 1],
      ['시간에 따라 달라지는 것을 보일 때', 1],
      ['원그래프의 조각은 몇 개까지가 좋을까요?', 0],
    ],
  ],
];
const questionBank = (s) =>
  dialogOver(
    quizEdit(s),
    s.t('question-bank'),
    `<div class="gap">${bank.map(([tag, list]) => `<div style="margin-bottom:12px">
      <div style="margin-bottom:7px">${chip(`# ${tag}`, 'accent')}</div>
      <div class="card flat">${list.map(([title, on]) => `
        <div class="line ${on ? 'now' : ''}" style="padding:9px 15px">
        ${tick(on)}<span class="grow">${title}</span><span class="small sub">객관식</span></div>`).join('')}</div></div>`).join('')}</div>
      <div class="small accent strong" style="margin-bottom:-8px">4개 골랐어요</div>`,
    btn(s.t('cancel'), 'plain') + btn(s.t('confirm')),
    { wide: true, role: 'instructor' },
  );

export default {
  'assignment-list': { draw: assignmentList, widthEn: 1020, marks: ['due-field', 'submit-assignment'] },
  'assignment-submit': { draw: assignmentSubmit, widthEn: 1020, marks: ['file-add', 'submit-assignment'] },
  'assignment-done': { draw: assignmentDone, widthEn: 1020, marks: ['resubmit', 'feedback-field'] },
  'assignment-new': { draw: assignmentNew, marks: ['due-field', 'late-toggle'] },
  'grading-list': { draw: gradingList, marks: ['grade-button'] },
  grading: { draw: grading, marks: ['rubric-panel', 'feedback-field', 'return-button'], max: 770 },
  'quiz-start': { draw: quizStart, widthEn: 1020, marks: ['quiz-start'] },
  'quiz-question': { draw: quizQuestion, marks: ['quiz-limit'] },
  'quiz-edit': { draw: quizEdit, marks: ['question-bank', 'question-add'] },
  'question-bank': { draw: questionBank, marks: ['confirm'], height: 640 },
};
