// The people, courses and lessons that appear on the screens, as [Korean, English].

export const people = {
  haneul: ['김하늘', 'Haneul Kim'],
  doyun: ['이도윤', 'Doyun Lee'],
  jiwoo: ['박지우', 'Jiwoo Park'],
  yerin: ['정예린', 'Yerin Jeong'],
  woojin: ['최우진', 'Woojin Choi'],
  narae: ['오나래', 'Narae Oh'],
  seoyun: ['한서윤', 'Seoyun Han'],
  garam: ['문가람', 'Garam Moon'],
  sumin: ['강수민', 'Sumin Kang'],
  chaewon: ['윤채원', 'Chaewon Yoon'],
  minjae: ['서민재', 'Minjae Seo'],
  sohee: ['임소희', 'Sohee Lim'],
};

export const courses = {
  data: {
    title: ['처음 만나는 데이터 분석', 'Data analysis from zero'],
    by: 'seoyun',
    lessons: 24,
    price: 99000,
    cover: 'data',
    score: '4.9',
    votes: 312,
  },
  watercolour: {
    title: ['퇴근 후 수채화', 'Watercolour after work'],
    by: 'garam',
    lessons: 16,
    price: 79000,
    cover: 'watercolour',
    score: '4.8',
    votes: 187,
  },
  english: {
    title: ['하루 15분 영어 회화', '15 minutes of English a day'],
    by: 'narae',
    lessons: 30,
    price: 59000,
    cover: 'english',
    score: '4.7',
    votes: 541,
  },
  ledger: {
    title: ['스프레드시트로 쓰는 가계부', 'A household ledger in a spreadsheet'],
    by: 'seoyun',
    lessons: 10,
    price: 0,
    cover: 'ledger',
    score: '4.8',
    votes: 926,
  },
  travel: {
    title: ['사진으로 남기는 여행', 'Travel in photos'],
    by: 'garam',
    lessons: 18,
    price: 69000,
    cover: 'travel',
    score: '4.6',
    votes: 98,
  },
  viz: {
    title: ['한 장으로 보여 주는 데이터 그래프', 'Data on one page: better charts'],
    by: 'minjae',
    lessons: 14,
    price: 69000,
    cover: 'viz',
    score: '4.8',
    votes: 154,
  },
  sql: {
    title: ['질문으로 배우는 데이터 SQL', 'Ask your data: SQL step by step'],
    by: 'sohee',
    lessons: 20,
    price: 88000,
    cover: 'sql',
    score: '4.7',
    votes: 203,
  },
  writing: {
    title: ['데이터로 쓰는 보고서', 'Reports that data can back'],
    by: 'yerin',
    lessons: 12,
    price: 49000,
    cover: 'writing',
    score: '4.5',
    votes: 61,
  },
  map: {
    title: ['우리 동네 데이터 지도 만들기', 'Map your area with data'],
    by: 'woojin',
    lessons: 9,
    price: 0,
    cover: 'map',
    score: '4.6',
    votes: 77,
  },
  python: {
    title: ['파이썬으로 데이터 한 걸음', 'First steps in Python for data'],
    by: 'sumin',
    lessons: 28,
    price: 110000,
    cover: 'python',
    score: '4.9',
    votes: 418,
  },
};

/** The three units and eleven lessons of the course on data that are drawn: [kind, title, length or note]. */
export const units = [
  {
    title: ['데이터와 친해지기', 'Getting to know data'],
    lessons: [
      ['video', ['데이터란 무엇일까', 'What is data?'], '08:40'],
      ['video', ['질문에서 시작하기', 'Start with a question'], '10:15'],
      ['text', ['데이터를 모으는 네 가지 길', 'Four ways to collect data'], ['글 5분', '5 min read']],
      ['quiz', ['퀴즈: 첫걸음 확인', 'Quiz: first steps'], ['10문항', '10 questions']],
    ],
  },
  {
    title: ['표로 생각하기', 'Thinking in tables'],
    lessons: [
      ['video', ['행과 열 이해하기', 'Rows and columns'], '09:48'],
      ['video', ['빈칸과 오타 다듬기', 'Fixing blanks and typos'], '13:05'],
      ['video', ['표로 정리하기', 'Tidy it into a table'], '12:10'],
      ['task', ['과제: 동네 카페 매출 표', 'Assignment: a café sales table'], ['과제 2', 'Assignment 2']],
    ],
  },
  {
    title: ['그래프로 보여 주기', 'Showing it in charts'],
    lessons: [
      ['video', ['막대와 선 가운데 고르기', 'Bars or lines?'], '11:32'],
      ['video', ['색과 제목 다듬기', 'Colours and titles'], '09:20'],
      ['video', ['한 장으로 요약하기', 'Sum it up on one page'], '14:02'],
    ],
  },
];
export const lessonIcon = { video: 'play', text: 'file', quiz: 'quiz', task: 'pen' };

/** A lesson's length, which is either a time or a note in both languages. */
export const lengthOf = (s, lesson) => (Array.isArray(lesson[2]) ? s.x(...lesson[2]) : lesson[2]);
