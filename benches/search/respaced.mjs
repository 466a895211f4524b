// Writes graded queries as people space them: node respaced.mjs SHARED QUERIES.jsonl OUT.jsonl [as-they-are]
//
// SHARED holds gold/ko-terms/terms.json, whose terms of several words are one word to many people. To these come nouns that stand beside
// each other in the queries, and nouns of two parts, both split by hand below: no query is changed by itself. Each query with such a place
// is written with its words apart, with neighbours together, and, if it is of four Korean words at most, all together. `as-they-are` writes
// the same queries unchanged, so that both can be compared.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lines } from "./grade.mjs";

const [shared, queries, out, unchanged] = process.argv.slice(2);

/** Nouns of two parts, as some write them. */
const PARTS = `기본|값 반환|값 생명|주기 대기|열 시간|여행 환경|설정 렌더|트리 풀|스택 웹|사이트 홈|페이지 중|괄호 문자|열 메타|데이터 로드|맵 기조|연설 최|상위
  스냅|샷 오프|스크린 프레임|워크 워크|플로우 타입|스크립트 스톱|워치 따옴|표 업|데이트 업|그레이드 재|사용 미리|보기 다시|보기 체크|박스 게시|물 구성|요소
  변경|사항 문제|해결 생명|주기 상호|작용`.split(/\s+/);

/** Nouns that stand beside others. */
const NOUNS = `점진적 도입 전략 워킹 그룹 릴리즈 일정 동시성 기능 클라이언트 렌더링 업데이트 타입 작성 모드 테스트 환경 구축 지원 중단 데이터 프레임워크 서버
  컴포넌트 자산 로딩 정적 최적화 오프스크린 에셋 문서 메타데이터 트랜지션 추적 마이너 메이저 실험적 버전 종료 빌드 도구 한계 컴파일러 업그레이드 기술
  거버넌스 프로덕션 린팅 규칙 기조연설 발표 행동 강령 토론 포럼 한국어 번역 채널 영상 스타일 추가 리스트 화면 공유 웹사이트 하위 경로 페이지 네이티브 모바일
  앱 객체 배열 툴 설치 애플리케이션 패턴 구조화 원칙 그룹화 로직 통합 문자열 전달 생명주기 사이드 이펙트 노드 접근 모범 사례 문제점 대안 기본값 지정 문법
  변수 설정 레퍼런스 동작 이해 디버깅 워크플로우 버그 보고 방법 디렉터리 기반 선택적 런타임 플래그 문제 해결 필수 조건 확인 확장 프로그램 브라우저 시각적
  스톱워치 차이 시기 예시 의존성 제거 트리거 변경 사항 커밋 페인트 항목 필터링 순서 유지 이벤트 전파 핸들러 커스텀 값 결합 파일 선택 반응형 추출 단일 진리
  원천 수준 일반 흐름 자습서 환경설정 게임 완료 시간여행 정의 학습 렌더 트리 모듈 내부 전개 복사 중첩 갱신 마크업 변환 구성 요소 권장 감지 코드 배포 이유 제어
  호환성 에러 처리 공통 스트림용 내장 함수 직접 호출 최상위 레벨 위반 불일치 기타 원인 추천 기반 위치 초기화 상태 목록 버튼 링크 캐시`.split(/\s+/);

/** @type {{term: string}[]} */
const terms = JSON.parse(readFileSync(join(shared, "gold/ko-terms/terms.json"), "utf8"));
const compounds = terms.map(({ term }) => term).filter((term) => /^[가-힣]+( [가-힣]+)+$/.test(term));
const parts = [...PARTS.map((word) => word.replace("|", " ")), ...compounds];
const nouns = new Set([...NOUNS, ...compounds.flatMap((term) => term.split(" "))]);

/** Nouns of several parts apart, whatever stands behind them. @param {string} text */
const apart = (text) => parts.reduce((text, term) => text.replaceAll(term.replaceAll(" ", ""), term), text);

/** Neighbouring nouns together; the last may have a particle or an ending. @param {string} text */
function together(text) {
  const found = [];
  for (const word of text.split(" ")) {
    const before = found.at(-1);
    const isNoun = [...nouns].some((noun) => word.startsWith(noun) && word.length <= noun.length + 3);
    if (before && nouns.has(before.split("|").at(-1)) && isNoun) found[found.length - 1] += `|${word}`;
    else found.push(word);
  }
  return found.join(" ").replaceAll("|", "");
}

/** A short query without any blank. @param {string} text */
const run = (text) => (/^[가-힣]+( [가-힣]+){1,3}$/.test(text) ? text.replaceAll(" ", "") : text);

const written = lines(queries).flatMap((query) =>
  [apart, together, run].flatMap((way) => {
    const text = way(query.text);
    return text === query.text || (way === run && text === together(query.text)) ? [] : [JSON.stringify({ ...query, qid: `${query.qid}-${way.name}`, text: unchanged ? query.text : text })];
  }),
);
writeFileSync(out, `${written.join("\n")}\n`);
