// Signing up, logging in and settings.
import { icon } from '../parts/icons.mjs';
import { face } from '../parts/art.mjs';
import { btn, card, chip, choice, field, input, note, toggle } from '../parts/controls.mjs';
import { dialogOver, plainPage, settingsPage, studentPage, studioPage } from '../parts/shells.mjs';

const secret = '<span style="letter-spacing:3px">••••••••••••</span>';
const kakao =
  '<svg width="20" height="20" viewBox="0 0 20 20"><path d="M10 3C5.6 3 2 5.8 2 9.2c0 2.2 1.5 4.1 3.7 5.2L5 17.5l3.4-2.3c.5.1 1 .1 1.6.1 4.4 0 8-2.7 8-6.1S14.4 3 10 3Z" fill="#221d00"/></svg>';
const naver = '<b style="font-size:17px">N</b>';
const social = (s) =>
  `<div class="stack tight" style="gap:9px">
    <span class="social kakao">${kakao}${s.x('카카오', 'Kakao')}</span><span class="social naver">${naver}${s.x('네이버', 'Naver')}</span></div>`;

const codeBoxes = (digits) =>
  `<div class="code">${[...digits.padEnd(6)].map((d, i) => `<span class="${i === digits.trim().length ? 'focus' : ''}">${d.trim()}</span>`).join('')}</div>`;

const signUp = (s) =>
  plainPage(
    s,
    `<div class="auth"><h1>${s.t('signup-page')}</h1><div class="stack">
  ${field(s.t('email-field'), input('haneul@example.com', { end: `<span class="green">${icon('check', 18)}</span>` }))}
  ${field(s.t('password-field'), input(secret, { end: icon('eye', 19) }), s.x('10자 이상, 글자·숫자·기호 가운데 두 가지', '10 characters or more; two of letters, digits and symbols'))}
  <div class="card" style="padding:13px 16px"><div class="stack tight">${[
    ['만 14세 이상이에요', 'I am 14 or older', 1],
    ['이용 약관에 동의해요 (필수)', 'I accept the terms of use (required)', 1],
    ['혜택 소식을 받을게요 (선택)', 'Send me offers and news (optional)', 0],
  ]
    .map(
      ([k, e, on]) =>
        `<div class="row between">${choice(on, s.x(k, e))}<span class="faint">${icon('right', 16)}</span></div>`,
    )
    .join('')}</div></div>
  ${btn(s.t('signup-button'), 'primary l full')}</div></div>`,
    { kind: 'wash' },
  );

const logIn = (s) =>
  plainPage(
    s,
    `<div class="auth"><h1>${s.t('login-page')}</h1><div class="stack">
  ${field(s.t('email-field'), input('haneul@example.com'))}${field(s.t('password-field'), input(secret, { end: icon('eye', 19), kind: 'focus' }))}
  ${btn(s.t('login-button'), 'primary l full')}
    <div class="row between small">
    <span class="sub">${s.x('처음이세요?', 'New here?')} <b class="accent">${s.t('signup-page')}</b></span><span class="accent">${s.t('find-password')}</span></div>
  <div class="or">${s.x('또는', 'or')}</div>${social(s)}</div></div>`,
  );

const resetPage = (s) =>
  plainPage(
    s,
    `<div class="auth"><h1>${s.t('find-password')}</h1>
      <p class="center" style="margin:-8px 0 20px">${s.x('가입한 이메일로 여섯 자리 번호를 보내 드려요.', 'We send six digits to the email you signed up with.')}</p>
      <div class="stack">
  ${field(s.t('email-field'), input('haneul@example.com', { kind: 'focus' }))}${btn(s.t('code-send'), 'primary l full')}
  ${note(s.x('카카오나 네이버로 가입했다면 비밀번호가 따로 없어요.', 'Accounts made with Kakao or Naver have no password here.'))}</div></div>`,
  );

const security = (s, on = false) =>
  settingsPage(
    s,
    'security-tab',
    `<div class="stack"><div class="card row"><span class="accent">${icon('lock', 24)}</span>
      <div class="grow"><b>${s.t('password-field')}</b>
      <div class="small sub">${s.x('2026년 8월 3일에 바꿨어요', 'Changed on 3 August 2026')}</div></div>
      ${btn(s.t('password-change'), 'plain')}</div>
  <div class="card"><div class="row"><span class="accent">${icon('shield', 24)}</span>
    <div class="grow">${toggle(s.t('two-step-toggle'), on, s.x('로그인할 때 인증 앱의 번호를 한 번 더 확인해요', 'Asks for a code from your authenticator app at login'))}</div></div>
  <div class="row" style="border-top:1px solid var(--line);margin-top:15px;padding-top:15px">
    <span class="accent">${icon('file', 24)}</span>
    <div class="grow small sub">${s.x('휴대폰을 잃어버렸을 때 번호 대신 써요. 남은 코드 10개', 'Use one instead of a code if you lose your phone. 10 left')}</div>
    ${btn(s.t('recovery-codes'), 'plain')}</div></div>
  ${card(`<b>${s.x('최근 로그인', 'Recent logins')}</b>
    <div class="gap-s small" style="display:grid;grid-template-columns:1fr auto auto;gap:7px 28px">
    <span>${s.x('노트북 · 크롬 · 서울', 'Laptop · Chrome · Seoul')}</span><span class="sub">${s.x('오늘 09:12', 'Today 09:12')}</span>${chip(s.x('지금 기기', 'This device'), 'accent')}<span>${s.x('휴대폰 · 배움터 앱 · 서울', 'Phone · Baeumteo app · Seoul')}</span><span class="sub">${s.x('어제 22:40', 'Yesterday 22:40')}</span><span></span></div>`)}</div>`,
  );

/** A picture that looks like a QR code: the three corners are real, the rest is a fixed pattern. */
function qr(size) {
  const n = 29;
  let seed = 20261122;
  const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  const corner = (x, y) => (x < 8 && y < 8) || (x > n - 9 && y < 8) || (x < 8 && y > n - 9);
  let dots = '';
  for (let y = 0; y < n; y++)
    for (let x = 0; x < n; x++) if (next() > 0.52 && !corner(x, y)) dots += `M${x} ${y}h1v1h-1z`;
  const eye = (x, y) =>
    `<rect x="${x + 0.5}" y="${y + 0.5}" width="6" height="6" fill="none" stroke="#111" /><rect x="${x + 2}" y="${y + 2}" width="3" height="3" fill="#111"/>`;
  return `<svg width="${size}" height="${size}" viewBox="-2 -2 33 33" shape-rendering="crispEdges"><rect x="-2" y="-2" width="33" height="33" fill="#fff"/><path d="${dots}" fill="#111"/>${eye(0, 0)}${eye(22, 0)}${eye(0, 22)}</svg>`;
}

const codes = [
  '4H7K-92QM',
  'W3PX-6D8N',
  'R9TC-5J2V',
  'M6YB-8L4F',
  'K2ZQ-7H3S',
  '8NVD-4W6G',
  'P5JX-9C2T',
  'D7LM-3Q8R',
  '6FGH-2Y5K',
  'T4SB-8V9W',
];

const profile = (s, page, who, mail, fields) =>
  page(
    s,
    { nav: '', kind: 'wash' },
    `<div style="width:640px;margin:0 auto"><h1 style="margin-bottom:16px">${s.t('profile-edit')}</h1>
      <div class="card"><div class="row wide" style="margin-bottom:18px">
        <span style="position:relative">${face(who, 92)}<span style="position:absolute;right:-2px;bottom:0;width:32px;height:32px;border-radius:50%;background:#fff;border:1px solid var(--line);display:grid;place-items:center">${icon('photo', 18)}</span></span>
        <div><b>${s.x('사진', 'Photo')}</b>
        <div class="small sub">${s.x('jpg나 png, 5MB까지', 'jpg or png, up to 5 MB')}</div>
      <div class="small sub">${mail}</div></div></div><div class="stack">${fields}</div></div>
      <div class="row end gap" style="gap:16px">${btn(s.t('cancel'), 'plain')}${btn(s.t('save'))}</div></div>`,
  );

const kinds = [
  ['공지', '강의자가 올린 새 공지', 1, 1],
  ['질문 답변', '내 질문에 달린 답변', 1, 1],
  ['과제', '제출 기한과 채점 결과', 1, 1],
  ['실시간 수업', '시작 하루 전과 10분 전', 0, 1],
  ['결제', '결제, 환불, 정산 결과 · 끌 수 없어요', 1, 1, 'opacity:.45'],
];
const notifications = (s) =>
  settingsPage(
    s,
    'notification-tab',
    `<div class="card flat"><div class="line" style="background:#f8fafb;padding:9px 18px">
      <span class="grow"></span><b class="small ringable" style="width:110px;text-align:center">${s.t('notify-app')}</b><b class="small" style="width:110px;text-align:center">${s.t('notify-email')}</b></div>
  ${kinds.map(([name, hint, mail, app, fixed = '']) => `<div class="line">
    <div class="grow"><b>${name}</b><div class="small sub">${hint}</div></div>
      <span style="width:110px;display:grid;place-items:center"><span class="switch ${app ? 'on' : ''}" style="${fixed}"></span></span><span style="width:110px;display:grid;place-items:center"><span class="switch ${mail ? 'on' : ''}" style="${fixed}"></span></span></div>`).join('')}</div>
  <div class="card gap">${toggle(s.t('notify-marketing'), false, '쿠폰과 새 강의 소식을 한 달에 두 번까지 보내 드려요')}</div>`,
  );

const machines = [
  ['laptop', '내 노트북', 'Windows · 크롬', '지금 쓰는 기기', 1],
  ['phone', '하늘의 휴대폰', 'Android · 배움터 앱 7.4', '어제 22:40'],
  ['tablet', '거실 태블릿', 'iPadOS · 배움터 앱 7.4', '11월 15일'],
  ['desktop', '회사 컴퓨터', 'Windows · 엣지', '10월 30일'],
];
const devices = (s) =>
  settingsPage(
    s,
    'device-tab',
    `<div class="row between" style="margin-bottom:12px">
      <div><h2>등록한 기기 4대</h2><p class="small">5대까지 등록하고, 재생은 한 대에서만 할 수 있어요.</p></div>
        ${chip('이번 달 남은 해제 3회', 'accent')}</div>
  <div class="card flat">${machines.map(([glyph, name, kind, when, here]) => `
    <div class="line" style="padding:14px 18px"><span class="accent">${icon(glyph, 28)}</span>
    <div class="grow"><b>${name}</b><div class="small sub">${kind}</div></div>
    <span class="small sub" style="width:110px">${when}</span>${here ? chip('이 기기', 'green') : btn(s.t('device-remove'), 'plain s')}</div>`).join('')}</div>`,
  );

const account = (s) =>
  settingsPage(
    s,
    'account-tab',
    `<div class="stack"><div class="card row"><span class="accent">${icon('user', 24)}</span>
      <div class="grow"><b>${s.t('email-field')}</b><div class="small sub">haneul@example.com · 확인됨</div></div>
      ${btn(s.t('email-change'), 'plain')}</div>
  <div class="card row"><span class="accent">${icon('link', 24)}</span><div class="grow"><b>간편 로그인</b>
    <div class="small sub">카카오와 이어져 있어요</div></div>
    <span class="social kakao" style="width:40px;height:40px">${kakao}</span></div>
  <div class="card" style="border-color:#efc9c6">
    <div class="row"><span class="red">${icon('warn', 24)}</span><div class="grow"><b>배움터를 떠나려면</b>
      <div class="small sub">학습 기록과 남은 포인트가 지워져요. 7일 안에는 되돌릴 수 있고, 결제 기록은 법에 따라 5년 동안 보관해요.</div></div>
      ${btn(s.t('leave'), 'warn')}</div></div></div>`,
  );

export default {
  'sign-up': { draw: signUp, marks: ['signup-button'] },
  'sign-up-code': {
    draw: (s) =>
      dialogOver(
        signUp(s),
        s.t('code-field'),
        `<p class="gap-s">${s.x('haneul@example.com으로 여섯 자리 번호를 보냈어요.', 'We sent six digits to haneul@example.com.')}</p>
          <div class="gap ringable">${codeBoxes('4827')}</div>
          <div class="row between small gap">
            <span class="sub">${s.x('이메일이 오지 않았다면 스팸함도 확인해 주세요.', 'No email? Check your spam folder, too.')}</span><b class="accent nowrap">${icon('clock', 16).replace('<svg', '<svg style="display:inline;vertical-align:-3px"')} 09:41</b></div>`,
        btn(s.t('confirm')),
      ),
    marks: ['confirm'],
    height: 540,
  },
  login: { draw: logIn, marks: ['login-button'] },
  'password-reset': { draw: resetPage, marks: ['code-send'] },
  security: { draw: (s) => security(s), marks: ['two-step-toggle'] },
  'two-step-qr': {
    draw: (s) =>
      dialogOver(
        security(s),
        s.t('two-step-toggle'),
        `<div class="row wide gap" style="align-items:flex-start">
          <div style="border:1px solid var(--line);border-radius:12px;padding:8px">${qr(158)}</div>
          <div class="grow"><p>${s.x('인증 앱으로 QR 코드를 찍고, 앱에 나온 여섯 자리 번호를 넣어 주세요.', 'Scan the QR code with your authenticator app and type the six digits it shows.')}</p>
            <p class="small gap-s">${s.x('찍을 수 없다면 이 글자를 넣어요', 'Or type these letters')}<br><b style="color:var(--ink)">JBSW Y3DP EHPK 3PXP</b></p></div></div>
          <div class="gap">${field(s.t('code-field'), codeBoxes('739'))}</div>`,
        btn(s.t('cancel'), 'plain') + btn(s.t('confirm')),
        { wide: true },
      ),
    marks: ['code-field', 'confirm'],
    height: 590,
  },
  'recovery-codes': {
    draw: (s) =>
      dialogOver(
        security(s, true),
        s.t('recovery-codes'),
        `<p class="gap-s">${s.x('하나를 쓰면 그 코드는 없어져요. 종이에 적어 안전한 곳에 두세요.', 'Each code works once. Write them down and keep them somewhere safe.')}</p>
          <div class="card wash gap ringable" style="display:grid;grid-template-columns:1fr 1fr;gap:9px 30px;font:700 17px/1.5 'Noto Sans Mono CJK KR',monospace;padding:18px 26px">
            ${codes.map((c, i) => `<span><span class="faint" style="font-weight:400;font-size:14px;display:inline-block;width:26px">${i + 1}</span>${c}</span>`).join('')}</div>`,
        btn(s.t('confirm')),
      ),
    marks: ['confirm'],
    height: 560,
  },
  'profile-edit-student': {
    draw: (s) =>
      profile(
        s,
        studentPage,
        'haneul',
        'haneul@example.com',
        field('별명', input('하늘'), '다른 회원에게 보여요') +
          field(
            s.t('certificate-name'),
            input('김하늘', { kind: 'focus' }),
            '수료증과 수강 확인서에 찍혀요. 두 번까지 바꿀 수 있어요',
          ),
      ),
    marks: ['certificate-name', 'save'],
  },
  'profile-edit-instructor': {
    draw: (s) =>
      profile(
        s,
        studioPage,
        'seoyun',
        'seoyun@example.com',
        field('활동 이름', input('한서윤'), '90일에 한 번 바꿀 수 있어요') +
          field(
            '소개 글',
            input(
              '공공 기관에서 12년 동안 데이터를 다뤘어요. 어려운 말 없이, 손으로 따라 하며 배우는 수업을 만들어요.',
              { kind: 'area', style: 'min-height:82px' },
            ),
          ) +
          field('대표 링크', input('https://seoyun.example/data', { start: icon('link', 18) })),
      ),
    marks: ['save'],
  },
  'notification-settings': { draw: notifications, marks: ['notify-app', 'notify-email'] },
  devices: { draw: devices, marks: ['device-remove'] },
  'account-leave': { draw: account, marks: ['leave'] },
};
