//! Words that everybody understands alike: a terminology seldom has anything to agree on about them.

/// Nouns of everyday Korean and of any screen, and words that only look like nouns.
const KO: &str = "\
    가게 가능 가지 각각 값 개념 개발 개발자 개인 거기 검색 검토 결과 결론 결정 경고 경우 경험 계산 계속 계획 고려 고민 \
    공간 공유 과거 과정 관련 관리 관심 관점 구분 구성 구조 권장 규칙 그거 그것 그동안 그때 그룹 그림 글자 금액 기간 기능 기록 \
    기반 기본 기본값 기억 기준 기타 기회 길이 끝 나머지 나중 나열 날짜 남자 내부 내용 내일 노력 누구 다음 다행 단계 단순 단어 단점 \
    담당 답변 당신 대기 대부분 대상 대신 대안 대체 대해 데모 도구 도움 동시 동안 동일 동작 때문 레벨 리스트 링크 마지막 마찬가지 \
    만약 먼저 메시지 모두 모든 모드 모양 목록 목적 목차 목표 무엇 문서 문장 문제 문의 물론 반면 반복 반응 발견 발생 발표 방법 방식 \
    방향 배경 배포 버그 버전 버튼 번째 번호 범위 변경 변화 별도 보장 보통 복사 부분 부분적 부모 분석 분야 불가능 비교 비율 비용 빈칸 \
    사람 사례 사실 사용 사이 사이트 사진 사항 삭제 상단 상대 상태 상황 색상 생각 생성 서로 선택 설명 설정 성공 성능 소개 소식 속도 \
    수정 수준 숫자 순간 순서 스스로 습관 시간 시도 시스템 시작 시점 실수 실패 실행 아래 아무 안내 안전 알림 약간 양식 어디 어떻게 \
    언급 언어 언제 업데이트 에러 여기 여러 역할 연결 영역 영향 예외 예전 예제 오늘 오류 오른쪽 오전 오후 옵션 왼쪽 외에 요구 요소 \
    요일 요청 용도 우리 원래 원인 위치 위험 유지 유형 응답 의도 의미 의견 의존 이것 이곳 이때 이동 이들 이런 이름 이미지 이상 이유 이전 \
    이점 이해 이후 일반 일부 일치 입력 자동 자리 자세 자신 자주 자체 작성 작업 장점 저장 적용 적절 전달 전체 점검 정도 정보 정상 \
    정의 정확 제거 제공 제목 제약 제외 제한 조건 조사 조합 존재 종류 종료 주변 주소 주의 준비 중간 중단 중심 중요 지금 지난 지원 \
    지정 직접 진행 질문 집합 차례 차이 참고 채팅 처음 첫째 최근 최상위 최신 최종 추가 추천 출력 충분 커뮤니티 코드 크기 클릭 태그 \
    테스트 텍스트 토론 통해 특성 특정 특징 파일 팀 페이지 편집 평가 포함 표시 표현 품질 프로그램 프로젝트 필요 하나 하단 하지만 한번 \
    항목 항상 해결 해당 행동 현재 형식 형태 호출 화면 확인 환경 활동 활용 회사 효과 효율 후반 흐름 희망 \
    릴리즈 릴리스 사이즈 스타일 아이디어 이슈 이야기 이메일 키보드 타입 패턴 채널 주제 대화 강조 변환 연습 정리 생략 관찰 추적 접근 \
    가이드 게임 경계 경로 기술 보드 사각형 여부 우선순위 제품 지연 충돌 피드백 최적화 구현 제어 제출 도입 참조 업그레이드 로딩";

/// The same in English: words of grammar aside, which are left out anyway.
const EN: &str = "\
    able about above add added after again all also always another any anything back because before below best better between both \
    bottom box button case cases change changes check choose click close come content copy create current date day days default \
    delete different down each edit either else enter even every everything example examples existing few file files find first \
    following get gets getting give go good great help here home image information into item items just keep kind know last later \
    learn left let like line link list long look made make makes making many may menu message might more most much must name \
    need needs never new next no none not note nothing now number off old once one only open option options other others out over \
    own page pages part people place please possible problem provide read ready right run same save see select send set setting \
    settings several should show shows similar since size so some something soon start step steps still such sure take text than \
    then they thing things think through time times today together too top try turn two type under until up update use used \
    useful user users uses using value version very view want way ways well were while whole within without word words work \
    works write wrong year yes yet";

/// Whether everybody understands a word alike.
pub(super) fn is_everyday(word: &str) -> bool {
    let lower = word.to_lowercase();
    let list = if word.is_ascii() { EN } else { KO };
    list.split_ascii_whitespace().any(|own| own == lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words_are_known_in_both_languages() {
        assert!(is_everyday("화면") && is_everyday("Settings") && is_everyday("추적"));
        assert!(!is_everyday("수강생") && !is_everyday("enrollment") && !is_everyday("컴포넌트"));
    }
}
