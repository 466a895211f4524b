// Paying, receipts, refunds, coupons and Baeum Pass.
import { icon } from '../parts/icons.mjs';
import { cover } from '../parts/art.mjs';
import { btn, card, chip, choice, field, input, note, pairs, select, thumb } from '../parts/controls.mjs';
import { dialogOver, studentPage } from '../parts/shells.mjs';
import { courses } from '../parts/sample.mjs';

const visa =
  '<span style="display:inline-flex;width:40px;height:26px;border-radius:5px;background:linear-gradient(120deg,#2c4a8f,#4c78d6);color:#fff;font-size:11px;font-weight:700;align-items:center;justify-content:center">CARD</span>';

const methods = (s) =>
  [
    ['신용·체크 카드', 'Card', 'card'],
    ['계좌 이체', 'Bank transfer', 'bank'],
    ['간편 결제', 'Quick pay', 'bolt'],
    ['가상 계좌', 'Virtual account', 'file'],
  ]
    .map(
      ([k, e, g], i) =>
        `<div class="card row ${i === 0 ? 'on' : ''}" style="padding:${i === 0 ? '11px 13px' : '12px 14px'};gap:9px;font-size:14.5px">
          ${icon(g, 19)}<span class="grow">${i === 0 ? `<b>${s.x(k, e)}</b>` : s.x(k, e)}</span>${choice(i === 0, '', 'radio')}</div>`,
    )
    .join('');

const checkout = (s) =>
  studentPage(
    s,
    { nav: '', kind: 'wash' },
    `<h1 style="margin-bottom:14px">${s.t('checkout')}</h1><div class="aside"><div class="stack">
  <div class="card row" style="padding:14px 16px">${thumb(cover('data'), 104, 62)}
    <div class="grow"><b>${s.x(...courses.data.title)}</b>
    <div class="small sub">${s.x('한서윤 · 수업 24개 · 180일', 'Seoyun Han · 24 lessons · 180 days')}</div></div>
    <b>${s.won(99000)}</b></div>
  <div class="card"><div class="cols2">
    ${field(s.t('coupon-field'), select(s.x('첫 결제 −10,000원', 'First payment −₩10,000')))}${field(s.t('points-field'), input('3,000', { end: s.x('/ 3,420점', 'of 3,420') }))}</div>
    <div class="row between gap" style="border-top:1px solid var(--line);padding-top:13px">
      <span class="small sub">${s.x('학교에 다니고 있다면 30% 할인을 받을 수 있어요.', 'In school? You can get 30% off.')}</span>${btn(s.t('discount-button'), 'plain s')}</div></div>
  <div class="card">${field(s.t('pay-method'), `<div class="cols2" style="gap:10px">${methods(s)}</div>`)}</div></div>
  <div class="card"><h2 style="margin-bottom:12px">${s.x('낼 돈', 'To pay')}</h2>${pairs([
    [s.x('강의', 'Course'), s.won(99000)],
    [s.x('쿠폰', 'Coupon'), `<span class="red">−${s.won(10000)}</span>`],
    [s.x('포인트', 'Points'), `<span class="red">−${s.won(3000)}</span>`],
    [s.x('합계', 'Total'), `<span class="accent">${s.won(86000)}</span>`, 1],
  ])}
    <p class="small gap-s">${s.x('결제하면 860점이 쌓여요.', 'You earn 860 points.')}</p>
      <div class="gap">${btn(s.t('pay-button'), 'primary l full')}</div></div></div>`,
  );

const done = (s) =>
  studentPage(
    s,
    { nav: '' },
    `<div class="center" style="width:470px;margin:14px auto 0">
      <div style="width:76px;height:76px;border-radius:50%;background:var(--accent);color:#fff;display:grid;place-items:center;margin:0 auto 18px">
        ${icon('check', 44)}</div>
      <h1>${s.t('enroll-done')}</h1><p class="gap-s">${s.x('첫 수업을 연 날부터 180일 동안 볼 수 있어요.', 'You can watch it for 180 days from the day you open the first lesson.')}</p>
  <div class="card row gap-l" style="text-align:left">${thumb(cover('data'), 112, 68)}
    <div class="grow"><b>${s.x(...courses.data.title)}</b>
    <div class="small sub">${s.x('결제한 돈 86,000원 · 카드', 'Paid ₩86,000 by card')}</div>
    <div class="small sub">${s.x('주문 번호 B20261122-01834', 'Order B20261122-01834')}</div></div></div>
  <div class="gap-l">${btn(s.t('go-course'), 'primary l full', 'play')}</div></div>`,
  );

const bill = (s, art, title, when, price, how, buttons, state = '') =>
  `<div class="card row wide" style="padding:15px 18px">${art}<div class="grow">
    <div class="row between"><b>${title}</b><b>${price}</b></div>
    <div class="row between small sub"><span>${when} · ${how}</span>${state}</div>
    <div class="row end" style="gap:16px;margin-top:11px">${buttons}</div></div></div>`;

const passArt =
  '<div style="width:104px;height:64px;border-radius:10px;background:linear-gradient(125deg,#0f766e,#34a293 60%,#f2b134);color:#fff;display:grid;place-items:center;flex:none">' +
  icon('bolt', 30) +
  '</div>';

const payments = (s) =>
  studentPage(
    s,
    { nav: '', kind: 'wash' },
    `<div class="pagehead"><div><h1>${s.t('payments-menu')}</h1>
      <p>${s.x('2026년 9월부터 11월까지 3건', '3 payments, September to November 2026')}</p></div></div>
      <div class="stack">
  ${bill(s, thumb(cover('data'), 104, 64), s.x(...courses.data.title), s.day('2026-11-19'), s.won(99000), s.x('카드', 'Card'), btn(s.t('receipt-button'), 'plain s') + btn(s.t('refund-request'), 'plain s'))}
  ${bill(s, passArt, s.x('배움 패스 (월 결제)', 'Baeum Pass (monthly)'), s.day('2026-11-08'), s.won(19900), s.x('카드', 'Card'), btn(s.t('receipt-button'), 'plain s'), s.x('다음 결제일 12월 8일', 'Next payment: 8 December'))}
  ${bill(s, thumb(cover('watercolour'), 104, 64), s.x(...courses.watercolour.title), s.day('2026-09-27'), s.won(79000), s.x('계좌 이체', 'Bank transfer'), btn(s.t('cash-receipt-button'), 'plain s') + btn(s.t('receipt-button'), 'plain s') + btn(s.t('refund-request'), 'plain s'))}</div>`,
  );

const refund = (s) =>
  studentPage(
    s,
    { nav: '', kind: 'wash' },
    `<div style="width:640px;margin:0 auto"><h1 style="margin-bottom:14px">${s.t('refund-request')}</h1>
      <div class="stack">
  <div class="card row">${thumb(cover('data'), 96, 58)}<div class="grow"><b>${s.x(...courses.data.title)}</b>
    <div class="small sub">${s.x('11월 19일 결제 · 카드 · 본 수업 1개', 'Paid 19 November by card · 1 lesson watched')}</div></div></div>
  <div class="card"><div class="row between"><div><div class="sub">${s.x('돌려받을 돈', 'You get back')}</div>
    <div class="figure accent">${s.won(99000)} <small>${s.x('(전액)', '(full amount)')}</small></div></div>
      ${chip(s.x('바로 환불 가능', 'Instant refund available'), 'green')}</div>
      <p class="small gap-s">${s.x('결제한 지 7일이 지나지 않았고 수업을 2개까지만 봐서 모두 돌려드려요.', 'It is within 7 days and you watched no more than 2 lessons.')}</p></div>
  <div class="card">${field(
    s.t('refund-reason'),
    `<div class="stack tight" style="gap:9px">${[
      ['생각한 내용과 달라요', 'It is not what I expected', 1],
      ['들을 시간이 없어요', 'I have no time for it', 0],
      ['다른 강의로 바꾸고 싶어요', 'I want another course', 0],
      ['그 밖의 이유', 'Something else', 0],
    ]
      .map(([k, e, on]) => choice(on, s.x(k, e), 'radio'))
      .join('')}</div>`,
  )}</div>
  <div class="row end">${btn(s.t('cancel'), 'plain')}${btn(s.t('instant-refund'), 'primary', 'bolt')}</div></div></div>`,
  );

const receipt = (s) =>
  dialogOver(
    payments(s),
    '',
    `<div style="border:1px dashed #b9c2ce;border-radius:10px;padding:18px 22px">
      <div class="row between"><b style="font-size:19px">영수증</b><span class="brand" style="font-size:15px">배움터</span></div>
      <div class="small sub" style="margin-bottom:12px">승인 번호 30418275 · 2026.11.19 20:14</div>${pairs(
      [
        ['강의', '처음 만나는 데이터 분석'],
        ['사는 사람', '김하늘'],
        ['결제 수단', '한빛카드 ****-****-****-2045 (일시불)'],
        ['공급가액', '90,000원'],
        ['부가가치세', '9,000원'],
        ['합계', '99,000원', 1],
      ],
    )}<div class="small sub" style="border-top:1px dashed #b9c2ce;margin-top:13px;padding-top:11px">(주)배움터 · 대표 정하람 · 사업자 등록 번호 000-00-00000<br>서울시 마포구 배움길 15 · 1600-0426</div></div>`,
    btn(s.t('confirm')),
  );

const ticket = (title, big, small, end) =>
  `<div class="card row flat" style="border-color:#bfe0d9">
    <div style="background:var(--accent);color:#fff;width:92px;align-self:stretch;display:grid;place-items:center">
      ${icon('ticket', 34)}</div>
    <div style="padding:15px 4px" class="grow"><b>${title}</b>
      <div class="figure accent" style="font-size:21px">${big}</div>
    <div class="small sub">${small}</div></div><div style="padding-right:16px">${chip(end, 'amber')}</div></div>`;

const coupons = (s) =>
  studentPage(
    s,
    { nav: '', kind: 'wash' },
    `<div class="pagehead"><h1>${s.t('coupon-menu')}</h1>${btn(s.t('coupon-add'), 'primary', 'plus')}</div>
      <h2 style="margin-bottom:9px">쿠폰 2장</h2>
      <div class="cols2">${ticket('첫 결제 쿠폰', '10,000원', '5만 원 이상 강의', 'D-38')}${ticket('봄맞이 쿠폰', '15%', '2만 원까지 할인', 'D-9')}</div>
  <h2 class="gap-l" style="margin-bottom:9px">배움 포인트</h2><div class="cols2"><div class="card">
    <div class="sub">쓸 수 있는 포인트</div><div class="figure accent">3,420점</div>
    <div class="small sub">1,000점부터, 값의 50%까지 쓸 수 있어요</div></div><div class="card"><div class="sub">이번 달 사라질 포인트</div>
    <div class="figure amber">500점</div><div class="small sub">2026년 11월 30일까지</div></div></div>
  <div class="card flat gap">${[
    ['11.19', '처음 만나는 데이터 분석 결제', '+990'],
    ['10.02', '퇴근 후 수채화 수강평', '+500'],
    ['09.27', '퇴근 후 수채화 결제', '+790'],
  ]
    .map(
      ([d, w, n]) =>
        `<div class="line" style="padding:10px 18px">
          <span class="sub small">${d}</span><span class="grow">${w}</span><b class="accent">${n}</b></div>`,
    )
    .join('')}</div>`,
  );

const plan = (s, name, price, unit, hint, on) =>
  `<div class="card ${on ? 'on' : ''}" style="padding:20px 22px">
    <div class="row between"><b>${name}</b>${choice(on, '', 'radio')}</div>
    <div class="figure gap-s" style="font-size:29px">${s.won(price)} <small>${unit}</small></div>
    <div class="small sub">${hint}</div></div>`;

const pass = (s) =>
  studentPage(
    s,
    { nav: '' },
    `<div style="border-radius:16px;background:linear-gradient(120deg,#0b5952,#17897d 62%,#4bb39f);color:#fff;padding:26px 30px;display:flex;align-items:center;gap:24px;overflow:hidden">
      <div class="grow"><h1 style="font-size:26px">${s.t('pass-menu')}</h1>
        <p style="color:#dff3ef;font-size:16px" class="gap-s">${s.x('패스 표시가 있는 강의 3,200여 개를 마음껏 들어요.', 'Watch more than 3,200 courses with the Pass mark.')}</p></div>
        ${['watercolour', 'data', 'travel'].map((k, i) => `
        <div class="thumb" style="width:112px;height:78px;margin-left:${i ? -52 : 0}px;border:3px solid #fff;transform:rotate(${(i - 1) * 6}deg)">
        ${cover(k)}</div>`).join('')}</div>
  <div class="cols2 gap-l">${plan(s, s.x('월 결제', 'Monthly'), 19900, s.x('/ 월', '/ month'), s.x('매달 같은 날 결제해요', 'Charged on the same day each month'), true)}${plan(s, s.x('연 결제', 'Yearly'), 199000, s.x('/ 년', '/ year'), s.x('두 달 치를 아껴요 (한 달 16,583원)', 'Two months free (₩16,583 a month)'), false)}</div>
  <div class="row wide gap" style="font-size:14.5px;justify-content:space-between">${[
    ['패스 강의를 모두', 'Every Pass course'],
    ['언제든 해지', 'Cancel any time'],
    ['7일 안에 보지 않았다면 전액 환불', 'Full refund within 7 days if unused'],
  ]
    .map(([k, e]) => `<span class="row tight"><span class="accent">${icon('check', 18)}</span>${s.x(k, e)}</span>`)
    .join('')}</div>
  <div class="gap-l center">${btn(s.t('pass-start'), 'primary l')}</div>`,
  );

const passManage = (s) =>
  studentPage(
    s,
    { nav: '', kind: 'wash' },
    `<div class="pagehead"><div><h1>${s.t('pass-menu')}</h1></div>${chip(s.x('이용 중', 'Active'), 'green')}</div>
      <div class="card"><div class="row wide">${passArt}<div class="grow">
      <div class="sub">${s.x('다음 결제일', 'Next payment')}</div><div class="figure">${s.date('2026-12-08')}</div></div>
      <div class="num"><div class="figure">${s.won(19900)}</div><div class="small sub">${s.x('월 결제', 'Monthly')}</div></div></div>
  <div class="row between gap" style="border-top:1px solid var(--line);padding-top:14px">
    <span class="row tight">${visa}<span class="small sub">${s.x('한빛카드 ****-2045', 'Hanbit Card ****-2045')}</span></span>${btn(s.t('pass-cancel'), 'warn')}</div></div>
  <div class="cols3 gap">${[
    [s.x('2026년 9월 8일', '8 September 2026'), s.x('시작한 날', 'Started')],
    [s.x('강의 6개', '6 courses'), s.x('패스로 듣는 중', 'Watching with the Pass')],
    [s.x('11시간 40분', '11 h 40 min'), s.x('이번 달 본 시간', 'Watched this month')],
  ]
    .map(([v, k]) => card(`<div class="small sub">${k}</div><b style="font-size:17px">${v}</b>`))
    .join('')}</div>
  <div class="gap">${note(s.x('다음 결제일 전날까지 해지하면 더 결제하지 않아요. 해지해도 12월 7일까지는 볼 수 있어요.', 'Cancel until the day before the next payment. You keep access until 7 December.'))}</div>`,
  );

export default {
  checkout: { draw: checkout, marks: ['coupon-field', 'points-field', 'discount-button', 'pay-method', 'pay-button'] },
  'enroll-done': { draw: done, marks: ['go-course'] },
  'payment-failed': {
    draw: (s) =>
      dialogOver(
        checkout(s),
        '',
        `<div class="center"><div class="red" style="display:grid;place-items:center;width:64px;height:64px;border-radius:50%;background:var(--red-soft);margin:2px auto 14px">
          ${icon('warn', 34)}</div>
          <h2>${s.t('payment-failed')}</h2><p class="gap-s">카드 한도를 넘었어요. 다른 카드나 결제 수단을 골라 주세요.</p>
          <div class="card wash gap row between" style="padding:12px 18px">
            <span class="sub">오류 번호</span><b class="ringable" style="padding:0 6px">PAY-04</b></div>
            <p class="small gap-s">돈은 빠져나가지 않았어요.</p></div>`,
        btn(s.t('confirm')),
      ),
    marks: ['.ringable'],
    height: 540,
  },
  payments: { draw: payments, marks: ['receipt-button', 'refund-request'] },
  'refund-form': { draw: refund, marks: ['refund-reason', 'instant-refund'] },
  receipt: {
    draw: (s) =>
      receipt(s).replace(
        '<b style="font-size:19px">영수증</b>',
        `<b style="font-size:19px">${s.t('receipt-button')}</b>`,
      ),
    height: 590,
  },
  coupons: { draw: coupons, marks: ['coupon-add'] },
  pass: { draw: pass, marks: ['pass-start'] },
  'pass-manage': { draw: passManage, marks: ['pass-cancel'] },
};
