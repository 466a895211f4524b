//! Compounds written together: 강좌신청, 무료강좌, 환불시.
//!
//! Korean allows nouns to be written together, and texts of interfaces do it all the time. A term is found in such a
//! word if what is left of the word, before it and behind it, is made of words of its own: right words of the glossary, and
//! the ordinary halves of compounds listed here. So 학생 is found in 학생관리 and not in 학생회, 대학생 or 학생증, whose
//! rest is no word. What is found this way is never certain.

use std::collections::HashSet;

use foldhash::fast::FixedState;

use crate::korean::{Reading, analyse, jamo, last_sound};

/// What may stand before a noun and behind one.
const NOUNS: &str = "\
    가격 가입 갱신 거절 검색 결과 결제 계정 계좌 고객 공유 공지 과제 관리 관리자 교환 구매 구매자 구성 권한 규정 그룹 금액 기간 기능 \
    기록 기준 기한 날짜 내역 내용 다운로드 단계 담당 담당자 대기 대상 댓글 도움말 동의 등록 등록일 로그인 링크 리뷰 마감 만들기 메뉴 메시지 \
    모집 목록 문서 문의 문자 발급 발송 방법 배송 버튼 번호 보기 복사 비교 비용 사용 사용법 사용자 사진 삭제 상담 상세 상태 서류 \
    서비스 선택 설정 성공 소개 수강 수료 수업 수정 수신 순서 승인 시간 시작 시험 신고 신청 신청자 실패 아이디 안내 알림 양식 업로드 \
    연장 예시 예약 오류 요금 요약 유형 이력 이름 이미지 이용 이용자 인원 인쇄 일정 입력 자료 적립 적립금 전송 점수 정렬 정보 정책 \
    제목 제출 조회 종료 종류 주문 주소 증명 지급 지원 진도 진행 질문 차단 찾기 초대 추가 출력 출석 취소 코드 쿠폰 탈퇴 통계 파일 페이지 \
    평가 포인트 프로필 한도 할인 해지 현황 혜택 화면 확인 환불 회원 횟수 후기";
/// What stands before a noun only.
const BEFORE: &str = "\
    개인 고급 공개 기본 기존 기초 내부 단체 무료 비공개 신규 실시간 심화 연간 오프라인 온라인 외부 월간 유료 인기 일반 일일 임시 입문 전체 \
    정규 주간 중급 첫달 초급 추천 특별 필수";
/// What stands behind a noun only.
const BEHIND: &str = "\
    변경 고르기 내려받기 당시 도중 동안 모음 바꾸기 비율 사항 수량 시점 쓰기 여부 올리기 완료 이전 이후 자격 전용 전체 지우기 직전 직후 현재";
/// Words of one syllable that are written together with the noun before them: 환불시, 클릭후, 강좌명, 강좌수.
const SHORT_BEHIND: [&str; 7] = ["시", "후", "전", "중", "명", "수", "내"];
/// Papers that an action asks for: 신청서. Elsewhere 서 is a particle.
const ASKED_FOR: [&str; 8] = ["신청", "확인", "계약", "동의", "요청", "증명", "청구", "견적"];
/// Counting words that a number leads to: 학생 1명당.
const COUNTERS: [&str; 15] =
    ["명", "개", "건", "회", "원", "일", "월", "년", "분", "시간", "번", "주", "장", "곳", "인"];

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

    /// Whether `head`, the syllables of a word before a term, is made of words.
    pub(super) fn lead(&self, head: &str) -> bool {
        self.leads(head, PARTS)
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
        let paper = || ASKED_FOR.iter().any(|noun| term.ends_with(noun)) && goes_on("서", rest, false);
        SHORT_BEHIND.iter().any(|noun| goes_on(noun, rest, false)) || paper() || self.follows(rest, PARTS)
    }

    fn follows(&self, rest: &str, parts: u8) -> bool {
        parts > 0
            && ends(rest).any(|at| {
                let (noun, behind) = rest.split_at(at);
                self.behind.contains(noun) && (goes_on(noun, rest, true) || self.follows(behind, parts - 1))
            })
    }
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
            assert!(halves.lead(head), "{head}");
        }
        for head in ["대", "유", "디", "컴", "홈", "지", "매개", "수", "정의", "무료대"] {
            assert!(!halves.lead(head), "{head}");
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
    }

    #[test]
    fn numbers_count() {
        for rest in ["", "을", "명당", "명이", "개월"] {
            assert_eq!(is_counted(rest), rest != "개월", "{rest}");
        }
        assert!(!is_counted("반"));
    }
}
