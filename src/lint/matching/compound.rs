//! Compounds written together: 강좌신청, 무료강좌, 환불시.
//!
//! Korean allows nouns to be written together, and texts of interfaces do it all the time. A term is found in such a
//! word if what is left of the word, before it and behind it, is made of words of its own: right words of the glossary, and
//! the ordinary halves of compounds listed here. So 학생 is found in 학생관리 and not in 학생회, 대학생 or 학생증, whose
//! rest is no word. A long term needs no such witness: four syllables are part of another word by chance as good as never
//! (디렉터리체계). What is found this way is never certain.

use std::collections::HashSet;

use foldhash::fast::FixedState;

use crate::korean::{Reading, analyse, jamo, last_sound};

/// What may stand before a noun and behind one.
const NOUNS: &str = "\
    가격 가입 강사 개설 갱신 거래 거절 검색 게시판 견적 결과 결제 결제일 계정 계좌 고객 고객사 공간 공급 공유 공지 \
    과제 관리 관리자 교육 교환 구독 구매 구매자 구매확정 구성 권한 규정 규칙 그룹 근무 금액 급여 기간 기능 기록 기준 기한 \
    날짜 납부 내역 내용 다운로드 단계 담당 담당자 대기 대상 대상자 댓글 도움말 동의 등록 등록일 디자인 로그인 리뷰 링크 \
    마감 만들기 매출 메뉴 메시지 모바일 모집 목록 문서 문의 문자 미리보기 반납 반품 발급 발송 발행 방법 배경 배너 배송 배정 \
    버튼 번호 보관 보기 보안 보증 복구 복사 본문 분석 브랜드 비교 비밀번호 비용 사용 사용법 사용자 사진 삭제 상담 상세 상점 \
    상태 상품 서류 서비스 선택 설정 성공 소개 수강 수료 수신 수업 수정 수취 순서 스토어 승인 시간 시작 시청 시험 신고 신청 \
    신청자 실패 심사 아이디 안내 안전 알림 알림톡 양식 업로드 업무 업체 여행 연결 연장 영상 예산 예시 예약 오류 옵션 요금 \
    요약 운영 유형 응답 의견 이력 이름 이미지 이용 이용자 인쇄 인원 인증 일정 입금 입력 입장 자료 작성 작업 장소 재고 재생 \
    저장 적립 적립금 전송 점수 접속 접수 정렬 정보 정산 정책 제목 제출 조회 종료 종류 주문 주소 증명 지급 지역 지원 직원 \
    진도 진행 질문 차단 차트 참가 참여 창고 찾기 채팅 첨부 체험 초대 추가 출고 출력 출석 충전 취소 카테고리 캘린더 코드 \
    쿠폰 탈퇴 태그 택배 테마 템플릿 통계 통장 투표 팀장 파일 판매 판매자 페이지 평가 포인트 포장 폴더 품목 프로필 한도 할인 \
    해지 행사 현금 현황 협력 혜택 홍보 화면 확인 환불 회원 횟수 후기 후원 휴가 \
    가입자 가입일 갱신일 검사 게시글 게시물 결과물 계약 계약서 공지사항 관리인 구조 구간 귀책 규격 기관 \
    기기 기업 납부일 다운그레이드 단체방 대리인 데이터 도서 동의서 등록자 등록증 레벨 로그 로그아웃 마감일 \
    만료 만료일 멘토 멘토링 명단 명부 모임 목차 무통장 반영 발급일 배송비 배송지 백업 변환 보너스 \
    보증금 복습 복원 복제 본사 분기 사업 사업자 사유 상담사 상세정보 생년월일 서명 설명 설치 세금 소속 \
    소식 수납 수령 수료일 수업료 수익 수입 스터디 시간표 시작일 신청일 실습 심사위원 업그레이드 업데이트 \
    연락처 연습 영수증 예매 예약자 완료일 요금제 요청 우편 유지 유효기간 이벤트 이체 인증서 일자 입사 \
    입장권 입학 자격증 자료실 작성자 잔액 재발급 재생목록 전화 점검 접근 정산일 제공 제휴사 조직 준비 \
    증빙 지점 진단 집계 차감 채널 책임자 청구 체크인 초안 추적 커뮤니티 콘텐츠 퀴즈 태블릿 토론 퇴사 \
    특강 파트너 패키지 편집 평가표 포털 프로모션 플랫폼 피드백 학교 학기 학년 학습 학원 항목 해설 현장 \
    협약 홍보물 확정 환급 활동 회의 회차 휴대폰 휴학";
/// Words that stand only before another noun.
const BEFORE: &str = "\
    개인 고급 공개 공동 공식 공용 관심 국내 기본 기존 기초 내부 단독 단체 대표 독립 동영상 맞춤 매월 매일 무료 무제한 반복 \
    보조 부분 비공개 비회원 수동 신규 신입 실시간 심화 야간 연간 오늘 오프라인 온라인 외부 우수 월간 웹사이트 유료 유명 이번 \
    인기 일반 일일 임시 임직원 입문 자동 전체 정규 정식 정회원 제휴 주간 주말 중급 지난달 첫달 초급 최근 최신 최종 추천 통합 \
    특가 특별 평일 필수 하루 한정 해외 핵심 홈페이지 희망 \
    가상 겨울 과거 국문 내년 다음 다중 단기 단일 당일 대량 대학교 동시 모의 방학 방문 부모 북미 \
    분할 비밀 사내 사이버 사전 사후 상반기 상위 새벽 선배 선임 소규모 수석 아침 암호화 여름 연속 영구 \
    영문 예비 오전 오후 올해 외국인 원격 유아 익일 일괄 장기 재학 저녁 전담 전문 정기 종합 주요 중간 \
    중고 중복 지난 직접 직무 진짜 청소년 초과 초기 최고 최대 최소 타사 하반기 하위 학부모 한국어 현지 \
    혼합 휴면 \
    담임 주임 책임 상임 객원 명예 파견 상주 계약직 시간제 전업 현직 전직 재직 퇴직 초보 경력 베테랑 \
    공립 사립 국립 시립 민간 공공 지방 수도권 원어민 재택 상시 수시 \
    비대면 쌍방향 일대일 다국어 무인 유선 무선 선착순 신설 미수료 미결제";
/// Words that stand only behind another noun.
const BEHIND: &str = "\
    개수 경로 고르기 고치기 관련 끄기 나누기 내려받기 넣기 단위 닫기 달기 담기 당시 도중 돌려보내기 동안 등급 모드 모으기 모음 \
    목표 묶기 바꾸기 받기 방식 변경 보관함 보내기 분류 붙이기 비우기 비율 빼기 사항 색상 생성 세기 센터 수량 숨기기 시점 쓰기 \
    여부 연동 열기 올리기 옮기기 완료 위치 이전 이후 자격 적용 전용 전체 전환 제한 조건 주기 지우기 직전 직후 채우기 \
    켜기 크기 표시 필터 합계 해제 현재 형식 \
    개요 결합 교체 구분 기호 누락 단축키 대장 도구 매매 묶음 문구 바로가기 배치 범위 병합 분실 \
    불가 불러오기 비중 빈도 삽입 소개서 수신함 순번 순위 안내문 양도 예정 요건 용량 이관 이동 이전하기 \
    인계 입구 재개 재설정 전달 정지 주체 중단 지정 진입 찾아보기 차이 초기화 최소화 추이 컬럼 트리 파악 \
    폐기 폐지 포함 표준 품질 필요 해당 해석 호환 확대 확장 활성화 휴지통 흐름 \
    가능 가능일 가능액 같은 명세 명세서 목록표 불가능 예정일 예정자 요청서 입력란 작성란 처리 처리일 확인란 확인서";
/// Words of one syllable that are written together with the noun before them: 환불시, 클릭후, 강좌명, 강좌수.
const SHORT_BEHIND: [&str; 9] = ["시", "후", "전", "중", "명", "수", "내", "창", "칸"];
/// Papers that an action asks for: 신청서. Elsewhere 서 is a particle.
const ASKED_FOR: [&str; 8] = ["신청", "확인", "계약", "동의", "요청", "증명", "청구", "견적"];
/// What is paid for, and what the sum, the share or the day of it is called: 환불액, 결제율, 환불일.
const PAID: [&str; 16] = [
    "환불", "결제", "구매", "구독", "정산", "입금", "출금", "할인", "적립", "충전", "납부", "판매", "지급", "청구",
    "취소", "완료",
];
const SUMS: [&str; 7] = ["금", "액", "료", "율", "률", "건", "일"];
/// Counting words that a number leads to: 학생 1명당.
const COUNTERS: [&str; 15] =
    ["명", "개", "건", "회", "원", "일", "월", "년", "분", "시간", "번", "주", "장", "곳", "인"];

/// Syllables of a term that is found beside whatever other word.
const LONG: usize = 4;
/// Syllables of a word that a long term may be written together with.
const WHATEVER: usize = 2;

/// Longest first half, in syllables.
pub(super) const LONGEST_BEFORE: usize = 8;
/// Longest rest of a word, particles included, in bytes.
const LONGEST_BEHIND: usize = 14 * 3;
/// How many words may stand on one side of the term.
const PARTS: u8 = 3;

/// The words that compounds are made of.
#[derive(Debug)]
pub(super) struct Halves {
    before: HashSet<Box<str>, FixedState>,
    behind: HashSet<Box<str>, FixedState>,
}

impl Halves {
    /// Those of the language, and `own` ones: words of the glossary. Only words of Hangul and of two syllables or more
    /// count.
    pub(super) fn new<'w>(own: impl Iterator<Item = &'w str>) -> Self {
        let listed = |words: &'static str| words.split_whitespace().map(Box::from);
        let before = listed(NOUNS).chain(listed(BEFORE)).collect();
        let behind = listed(NOUNS).chain(listed(BEHIND)).collect();
        let mut halves = Self { before, behind };
        halves.add(own);
        halves
    }

    /// Adds words of Hangul and of two syllables or more.
    pub(super) fn add<'w>(&mut self, own: impl Iterator<Item = &'w str>) {
        for word in own.filter(|word| word.len() >= 2 * 3 && word.chars().all(jamo::is_syllable)) {
            self.before.insert(word.into());
            self.behind.insert(word.into());
        }
    }

    /// Whether `head`, the syllables of a word before `term`, is made of words.
    pub(super) fn lead(&self, head: &str, term: &str) -> bool {
        syllables(term) >= LONG && syllables(head) >= WHATEVER || self.leads(head, PARTS)
    }

    fn leads(&self, head: &str, parts: u8) -> bool {
        head.is_empty()
            || parts > 0 && ends(head).any(|at| self.before.contains(&head[..at]) && self.leads(&head[at..], parts - 1))
    }

    /// Whether `rest`, the syllables of a word behind `term`, is made of words with their particles or endings.
    pub(super) fn follow(&self, term: &str, rest: &str) -> bool {
        if rest.is_empty() || rest.len() > LONGEST_BEHIND {
            return false;
        }
        let long = || syllables(term) >= LONG && syllables(rest) >= WHATEVER;
        let paper = || ASKED_FOR.iter().any(|noun| term.ends_with(noun)) && goes_on("서", rest, false);
        let sum = || PAID.iter().any(|noun| term.ends_with(noun)) && SUMS.iter().any(|sum| goes_on(sum, rest, false));
        SHORT_BEHIND.iter().any(|noun| goes_on(noun, rest, false))
            || paper()
            || sum()
            || self.follows(rest, PARTS)
            || long()
    }

    fn follows(&self, rest: &str, parts: u8) -> bool {
        parts > 0
            && ends(rest).any(|at| {
                let (noun, behind) = rest.split_at(at);
                self.behind.contains(noun) && (goes_on(noun, rest, true) || self.follows(behind, parts - 1))
            })
    }
}

/// How many syllables a word of Hangul has; 0: it has other letters too.
fn syllables(word: &str) -> usize {
    let hangul = word.chars().all(|c| jamo::is_syllable(c) || c == ' ');
    if hangul { word.chars().filter(|&c| c != ' ').count() } else { 0 }
}

/// Whether `rest` is `noun` with nothing but particles or endings behind it.
fn goes_on(noun: &str, rest: &str, verbs: bool) -> bool {
    let Some(tail) = rest.strip_prefix(noun) else { return false };
    let syllables = noun.chars().count().max(2);
    analyse(tail, last_sound(noun), syllables).is_some_and(|analysis| verbs || analysis.reading != Reading::Verb)
}

/// Where a first word of two syllables or more may end in a text.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().skip(2).map(|(at, _)| at).chain((text.len() >= 2 * 3).then_some(text.len()))
}

/// Whether `rest` behind a number is a counting word with its particles, or a particle alone: 1명당, 1을.
pub(super) fn is_counted(rest: &str) -> bool {
    analyse(rest, None, usize::MAX).is_some() || COUNTERS.iter().any(|noun| goes_on(noun, rest, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_made_of_words() {
        let halves = Halves::new(["학습", "강의실", "A반", "수"].into_iter());
        for head in ["무료", "온라인", "회원가입", "학습", "신규회원"] {
            assert!(halves.lead(head, "학생"), "{head}");
        }
        for head in ["대", "유", "디", "컴", "홈", "지", "매개", "수", "정의", "무료대"] {
            assert!(!halves.lead(head, "학생"), "{head}");
        }
        for rest in [
            "신청",
            "신청은",
            "신청합니다",
            "관리자에게만",
            "시",
            "시에는",
            "후에",
            "명이",
            "수",
            "신청기간입니다",
            "강의실로",
        ] {
            assert!(halves.follow("학생", rest), "{rest}");
        }
        for rest in [
            "",
            "회",
            "증",
            "회관",
            "모스",
            "료",
            "한",
            "스템",
            "략",
            "요리",
            "시스템",
            "전략",
            "중복",
            "수칙",
            "명예",
            "신청하",
            "서",
        ] {
            assert!(!halves.follow("학생", rest), "{rest}");
        }
        assert!(halves.follow("수강신청", "서를"));
        assert!(halves.follow("환불", "일은") && !halves.follow("수강생", "일은"));
        assert!(!halves.lead("재", "수강"));
        assert!(halves.follow("환불", "액이") && halves.follow("환불", "처리돼요") && !halves.follow("등록", "금을"));
    }

    #[test]
    fn numbers_count() {
        for rest in ["", "을", "명당", "명이", "개월"] {
            assert_eq!(is_counted(rest), rest != "개월", "{rest}");
        }
        assert!(!is_counted("반"));
    }
}
