// Live lessons, study groups and the app.
import { icon } from '../parts/icons.mjs';
import { cover, face, onCamera } from '../parts/art.mjs';
import { btn, chip, field, input, meter, note, thumb, tipped, toggle } from '../parts/controls.mjs';
import { coursePage, dialogOver, studentPage, studioCourse, studioPage } from '../parts/shells.mjs';
import { people } from '../parts/sample.mjs';

const past = [
  [['2주 차 질문 풀이', 'Week 2: your questions'], '2026-11-15', ['86명', '86 students']],
  [['표 정리 실습', 'Hands-on: tidy tables'], '2026-11-08', ['91명', '91 students']],
  [['첫 만남', 'First meeting'], '2026-11-01', ['104명', '104 students']],
];
const dayBox = (s, month, day) =>
  `<div class="center" style="width:62px;border-radius:10px;overflow:hidden;border:1px solid var(--line);flex:none;background:#fff">
    <div style="background:var(--accent);color:#fff;font-size:12.5px;font-weight:700;padding:2px">${month}</div>
    <div style="font-size:23px;font-weight:700;padding:3px 0 5px">${day}</div></div>`;

const liveStudent = (s) =>
  coursePage(
    s,
    'live',
    `<h2 style="margin-bottom:9px">${s.x('오늘', 'Today')}</h2>
      <div class="card row wide soft">${dayBox(s, s.x('11월', 'NOV'), 22)}
        <div class="grow"><b style="font-size:17px">${s.x('3주 차 질문 풀이', 'Week 3: your questions')}</b>
        <div class="small sub">${s.x('19:30–21:00 · 한서윤 · 72명이 오기로 했어요', '19:30–21:00 · Seoyun Han · 72 students plan to come')}</div>
      <div class="small strong amber">${s.x('8분 뒤에 시작해요', 'Starts in 8 minutes')}</div></div>
        ${btn(s.t('live-enter'), 'primary', 'camera')}</div>
  <h2 class="gap-l" style="margin-bottom:9px">${s.x('지난 수업', 'Past lessons')}</h2>
    <div class="card flat">${past.map(([t, d, n], i) => `
      <div class="line"><span class="accent">${icon('camera', 22)}</span><div class="grow"><b>${s.x(...t)}</b>
      <div class="small sub">${s.date(d)} · ${s.x('1시간 24분', '1 h 24 min')} · ${s.x(...n)}</div></div>
      ${btn(s.t('recording'), 'plain s', 'play')}</div>`).join('')}</div>`,
  );

const liveInstructor = (s) =>
  studioCourse(
    s,
    'live',
    `<div class="pagehead"><h1>${s.t('live')}</h1>${btn(s.t('live-schedule'), 'plain', 'calendar')}</div>
      <div class="card row wide" style="border-color:var(--accent)">${dayBox(s, s.x('11월', 'NOV'), 22)}
        <div class="grow"><b style="font-size:17px">${s.x('3주 차 질문 풀이', 'Week 3: your questions')}</b>
        <div class="small sub">${s.x('오늘 19:30–21:00 · 72명 참여 예정', 'Today 19:30–21:00 · 72 students plan to come')}</div></div>
        ${btn(s.t('live-enter'), 'primary', 'camera')}</div>
  <div class="card row wide gap">${dayBox(s, s.x('11월', 'NOV'), 27)}
    <div class="grow"><b style="font-size:17px">${s.x('그래프 실습', 'Hands-on: charts')}</b>
    <div class="small sub">${s.x('금요일 19:30–21:00 · 자동 녹화', 'Friday 19:30–21:00 · recorded')}</div></div>
    ${chip(s.x('예약됨', 'Scheduled'), 'accent')}</div>
  <h2 class="gap-l" style="margin-bottom:9px">${s.x('지난 수업', 'Past lessons')}</h2><div class="card flat">${past
    .slice(0, 2)
    .map(
      ([t, d, n]) =>
        `<div class="line"><div class="grow"><b>${s.x(...t)}</b><div class="small sub">${s.day(d)} · ${s.x(...n)}</div></div>
          ${btn(s.t('recording'), 'plain s')}</div>`,
    )
    .join('')}</div>`,
  );

const liveSchedule = (s) =>
  dialogOver(
    liveInstructor(s),
    s.t('live-schedule'),
    `<div class="stack gap">${field('제목', input('그래프 실습: 표에서 그림까지'))}
      <div style="display:grid;grid-template-columns:1.3fr 1fr 1fr;gap:10px">
      ${field('날짜', input('2026-11-27', { end: icon('calendar', 18) }))}${field('시작', input('19:30'))}${field('끝', input('21:00'))}</div>
      <div class="card wash" style="padding:13px 16px">
        ${toggle(s.t('live-record'), true, '끝나고 24시간 안에 녹화본이 올라와요')}</div></div>`,
    btn(s.t('cancel'), 'plain') + btn(s.t('save')),
    { role: 'instructor' },
  );

/** What the instructor is sharing: a chart that answers a student's question. */
const shared = (s) =>
  `<svg viewBox="0 0 640 400" style="width:100%;height:100%" preserveAspectRatio="xMidYMid slice" font-family="Noto Sans CJK KR"><rect width="640" height="400" fill="#fbfaf6"/><rect width="640" height="8" fill="#4150b5"/><text x="40" y="62" font-size="26" font-weight="700" fill="#18222f">${s.x('3주 차 질문 풀이', 'Week 3: your questions')}</text><text x="40" y="92" font-size="17" fill="#566272">${s.x('Q. 막대와 선을 함께 그려도 되나요?', 'Q. Can I mix bars and a line?')}</text><path d="M60 340h520" stroke="#cfd6df" stroke-width="2"/>${[120, 165, 140, 190, 210].map((h, i) => `<rect x="${92 + i * 100}" y="${340 - h}" width="52" height="${h}" rx="5" fill="${i === 4 ? '#4150b5' : '#b9c2ee'}"/><text x="${118 + i * 100}" y="364" font-size="16" text-anchor="middle" fill="#566272">${s.x('월화수목금'[i], ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][i])}</text>`).join('')}<path d="M118 250 218 214 318 226 418 170 518 136" fill="none" stroke="#e4633c" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>${[
    [118, 250],
    [218, 214],
    [318, 226],
    [418, 170],
    [518, 136],
  ]
    .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="7" fill="#fff" stroke="#e4633c" stroke-width="4"/>`)
    .join('')}</svg>`;

const tile = (s, id, { hand = false, muted = true } = {}) =>
  `<div class="tile ${hand ? 'hand' : ''}">
    ${onCamera(id)}<span class="who">${icon(muted ? 'micOff' : 'mic', 13)}${s.x(...people[id])}</span>${hand ? `<span class="hand-mark">${icon('hand', 18)}</span>` : ''}</div>`;
const round = (s, id, glyph, kind = '') => tipped(s, id, `<span class="round ${kind}">${icon(glyph, 24)}</span>`, 'up');

const room = (
  s,
  tiles,
  keys,
  remark,
) => `<div class="screen ${s.role} ${s.ko ? 'ko' : 'en'}"><div class="room" style="--tile:1">
  <div class="room-bar"><span class="chip red">● ${s.x('녹화 중', 'Recording')}</span><b>${s.x('3주 차 질문 풀이', 'Week 3: your questions')}</b><span class="grow"></span><span class="row tight" style="color:#b9c4d2">${icon('users', 18)}73</span><span style="color:#b9c4d2">19:42</span></div>
  <div class="room-body"><div class="share">${shared(s)}${remark}</div><div class="tiles">${tiles}</div></div>
    <div class="room-keys">${keys}</div></div></div>`;

const corner = (s) =>
  `<div class="tile" style="position:absolute;right:12px;top:18px;width:150px;height:92px;border:2px solid #fff">
    ${onCamera('seoyun')}<span class="who">${icon('mic', 13)}${s.x(...people.seoyun)}</span></div>`;
const studentRoom = (s) =>
  room(
    s,
    tile(s, 'haneul') + tile(s, 'doyun') + tile(s, 'jiwoo', { muted: false }) + tile(s, 'yerin'),
    round(s, 'mic', 'micOff') +
      round(s, 'camera', 'camera', 'on') +
      round(s, 'raise-hand', 'hand') +
      btn(s.t('live-leave'), 'danger'),
    corner(s),
  );
const instructorRoom = (s) =>
  room(
    s,
    tile(s, 'seoyun', { muted: false }) +
      tile(s, 'jiwoo', { hand: true }) +
      tile(s, 'woojin', { hand: true }) +
      tile(s, 'narae'),
    round(s, 'mic', 'mic', 'on') +
      round(s, 'camera', 'camera', 'on') +
      round(s, 'screen-share', 'screen', 'on') +
      btn(s.t('live-leave'), 'danger'),
    `<span class="chip amber" style="position:absolute;right:14px;top:24px;height:30px;font-size:14px">${icon('hand', 17)}${s.x('손든 수강생 2명', '2 raised hands')}</span>`,
  );

const faces = (ids, more) =>
  `<span class="row" style="gap:0">${ids.map((id, i) => `<span style="margin-left:${i ? -9 : 0}px;border:2px solid #fff;border-radius:50%">${face(id, 32)}</span>`).join('')}<span class="small sub" style="margin-left:8px">${more}</span></span>`;
const groupCard = (name, course, kind, ids, count, goal, percent, next) =>
  `<div class="card"><div class="row">${thumb(cover(kind), 64, 48)}
    <div class="grow"><b style="font-size:17px">${name}</b><div class="small sub">${course}</div></div></div>
    <div class="gap">${faces(ids, count)}</div><div class="small gap">${goal}</div>
    <div class="row tight gap-s"><span class="grow">${meter(percent)}</span><b class="small accent">${percent}%</b></div>
    <div class="note gap" style="padding:9px 12px;font-size:13.5px">${icon('calendar', 17)}<span>${next}</span></div></div>`;
const groupList = (s) =>
  studentPage(
    s,
    { nav: 'group-menu', kind: 'wash' },
    `<div class="pagehead"><div><h1>${s.t('group-menu')}</h1><p>들어가 있는 그룹 2개</p></div>
      <div class="row" style="gap:16px">
        ${btn(s.t('group-join'), 'plain', 'ticket')}${btn(s.t('group-create'), 'primary', 'plus')}</div></div>
      <div class="cols2">${groupCard('아침 데이터반', '처음 만나는 데이터 분석', 'data', ['haneul', 'doyun', 'jiwoo', 'yerin'], '12명', '이번 주 목표: 2단원 마치기', 64, '월·수·금 07:00에 함께 들어요')}${groupCard('수채화 주말반', '퇴근 후 수채화', 'watercolour', ['narae', 'haneul', 'woojin'], '6명', '이번 주 목표: 물 번짐 그림 한 장', 33, '토 10:00에 그림을 나눠요')}</div>
  <div class="card flat gap"><div class="line"><h2 class="grow">새 글</h2></div>${[
    ['doyun', '이도윤', '카페 데이터 파일을 올렸어요. 같이 봐요!', '아침 데이터반 · 오늘 07:42'],
    ['narae', '오나래', '물을 더 많이 쓰니까 훨씬 잘 번져요', '수채화 주말반 · 어제'],
  ]
    .map(
      ([id, name, words, when]) =>
        `<div class="line">${face(id, 34)}<div class="grow"><b>${name}</b> ${words}
          <div class="small faint">${when}</div></div></div>`,
    )
    .join('')}</div>`,
  );

const groupCode = (s) =>
  dialogOver(
    groupList(s),
    s.t('group-join'),
    `<p class="gap-s">그룹을 만든 회원에게 받은 여덟 글자를 넣어 주세요.</p>
      <div class="gap">${field(s.t('invite-field'), `
        <div class="code" style="gap:7px">
        ${[...'K7M2Q9TD'].map((c, i) => `<span class="${i === 7 ? 'focus' : ''}" style="height:50px">${c}</span>`).join('')}</div>`, '코드는 만든 날부터 7일 동안 쓸 수 있어요')}</div>
      <div class="card wash gap row" style="padding:12px 16px">${thumb(cover('data'), 54, 40)}
        <div class="grow"><b>데이터 저녁반</b><div class="small sub">처음 만나는 데이터 분석 · 8명</div></div></div>`,
    btn(s.t('cancel'), 'plain') + btn(s.t('confirm')),
  );

const managed = [
  ['아침 데이터반', 12, 'K7M2Q9TD', '11월 27일'],
  ['데이터 저녁반', 8, 'P3XW8RLN', '11월 25일'],
  ['주말 실습반', 15, 'H6VC4JZB', '11월 29일'],
];
const groupManage = (s) =>
  studioPage(
    s,
    { nav: 'group-menu' },
    `<div class="pagehead"><div><h1>${s.t('group-menu')}</h1><p>처음 만나는 데이터 분석 · 그룹 3개</p></div>
      ${btn(s.t('group-create'), 'primary', 'plus')}</div>
      <div class="stack">${managed.map(([name, n, code, end], i) => `
        <div class="card row wide" style="padding:16px 20px"><span class="accent">${icon('users', 28)}</span>
        <div class="grow"><b style="font-size:16px">${name}</b><div class="small sub">수강생 ${n}명</div></div>
      <div style="width:230px"><div class="small sub">
        ${s.t('invite-field')} <span class="faint">· ${end}에 끝나요</span></div>
      <div class="row tight"><b style="font:700 18px 'Noto Sans Mono CJK KR',monospace;letter-spacing:1px">${code}</b><span class="faint">${icon('copy', 17)}</span></div></div>
      <div class="row" style="gap:16px">${btn(s.t('invite-new'), 'plain s')}${btn(s.t('group-leave'), 'warn s')}</div></div>`).join('')}</div>
      <div class="gap">${note('새 코드를 만들면 예전 코드는 바로 쓸 수 없게 돼요. 이미 들어온 수강생은 그대로예요.')}</div>`,
  );

const saved = [
  [4, '5. 행과 열 이해하기', '184MB'],
  [5, '6. 빈칸과 오타 다듬기', '246MB'],
  [6, '7. 표로 정리하기', '231MB'],
  [8, '9. 막대와 선 가운데 고르기', '208MB'],
  [9, '10. 색과 제목 다듬기', '172MB'],
  [10, '11. 한 장으로 요약하기', '188MB'],
];
const offline = (
  s,
) => `<div class="phone student ko">
  <div class="status"><span>8:12</span><span class="row tight" style="gap:5px"><svg width="18" height="12" viewBox="0 0 18 12"><rect x="0" y="8" width="3" height="4" rx="1"/><rect x="5" y="5" width="3" height="7" rx="1"/><rect x="10" y="2" width="3" height="10" rx="1"/><rect x="15" y="0" width="3" height="12" rx="1"/></svg><svg width="26" height="13" viewBox="0 0 26 13"><rect x=".5" y=".5" width="22" height="12" rx="3.5" fill="none" stroke="#18222f"/><rect x="2.5" y="2.5" width="15" height="8" rx="2"/><rect x="24" y="4" width="2" height="5" rx="1"/></svg></span></div>
  <div class="appbar">${icon('left', 24)}<span class="grow" style="white-space:nowrap">처음 만나는 데이터 분석</span></div>
    <div style="position:relative;height:219px;overflow:hidden;background:#f6f3ea">
      ${cover('data')}<span style="position:absolute;left:50%;top:50%;width:60px;height:60px;margin:-30px;border-radius:50%;background:rgba(16,22,31,.72);color:#fff;display:grid;place-items:center;padding-left:4px">${icon('play', 30)}</span>
      <div class="seek" style="position:absolute;left:0;right:0;bottom:0"><i style="width:52.6%"></i></div></div>
  <div class="row" style="padding:16px 18px;align-items:center">
    <div class="grow"><b style="font-size:17px">7. 표로 정리하기</b><div class="small sub">06:24 / 12:10</div></div>
      ${tipped(s, 'offline-save', `<span style="width:44px;height:44px;border-radius:50%;background:var(--accent-soft);color:var(--accent);display:grid;place-items:center">${icon('save', 25)}</span>`, 'before')}</div>
  <div style="border-top:8px solid var(--wash);padding:14px 18px 4px" class="row between">
    <b>저장된 수업 6개 · 1.2GB</b><span class="small sub">14일 남음</span></div>
  ${saved.map(([n, title, size]) => `
    <div class="row" style="padding:9.5px 18px;border-top:1px solid #edf0f4">
    <span class="accent">${icon('check', 19)}</span><span class="grow" style="font-size:15px">${title}</span><span class="small faint">${size}</span></div>`).join('')}
    <div class="handle"></div></div>`;

export default {
  'live-list-student': { draw: liveStudent, widthEn: 1020, marks: ['live-enter'] },
  'live-list-instructor': { draw: liveInstructor, marks: ['live-schedule', 'live-enter'] },
  'live-schedule': { draw: liveSchedule, marks: ['live-record', 'save'], height: 560 },
  'live-room-student': { draw: studentRoom, marks: ['raise-hand'], height: 580 },
  'live-room-instructor': { draw: instructorRoom, marks: ['screen-share', 'live-leave'], height: 580 },
  'group-list': { draw: groupList, marks: ['group-join'] },
  'group-code': { draw: groupCode, marks: ['invite-field', 'confirm'], height: 560 },
  'group-manage': { draw: groupManage, marks: ['group-create'] },
  offline: { draw: offline, width: 390, height: 716, marks: ['offline-save'] },
};
