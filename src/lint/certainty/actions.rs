//! Nouns of action that help centers use. What ends in one of them surely takes 하다 and stands before 후, 중 and 완료:
//! 결제 취소. Of a noun that is not here nobody can say so by its letters: 문의하다, but not 질문 게시판하다.

use crate::korean::is_action;

const ACTIONS: &str = "\
    가공 가입 감상 강의 강조 개강 개발 개방 개선 개설 개최 갱신 거래 거부 거절 검사 검색 \
    검수 검증 검토 게시 결석 결정 결제 결합 경고 경험 계산 계약 고정 공개 공급 공부 공유 \
    공지 과제 관람 관리 교육 교체 교환 구독 구매 구분 구성 구입 구현 권고 권장 근무 금지 \
    기대 기록 기부 기여 기재 납부 노출 녹음 녹화 논의 다운로드 답변 답장 대기 대여 대응 대체 \
    대출 대화 도전 도착 동기화 동의 등록 등재 디자인 로그아웃 로그인 리뷰 마감 마무리 만료 \
    매칭 면접 모집 무시 문의 반납 반려 반복 반영 반품 발급 발생 발송 발표 발행 방문 배송 \
    배정 배치 배포 백업 변경 변환 보강 보고 보관 보장 보호 복구 복귀 복사 복습 복원 복제 \
    부여 분류 분석 비교 비활성화 사용 삭제 삽입 상담 상영 생략 생성 서명 선정 선택 설계 설명 \
    설정 설치 소개 송금 송출 수강 수락 수료 수신 수업 수정 수집 수행 숙지 스캔 스크롤 승인 \
    시도 시작 시청 시험 신고 신청 실습 실행 심사 안내 암기 양도 업그레이드 업데이트 업로드 \
    연결 연기 연동 연락 연습 연장 열람 예매 예습 예약 완료 완성 요약 요청 운영 위임 위탁 \
    유지 응답 응시 이동 이수 이용 이체 이해 인쇄 인증 인출 임대 입금 입력 입장 입학 작동 \
    작성 작업 재생 저장 적립 적용 전달 전송 전환 점검 접속 접수 정렬 정리 정산 정지 제거 \
    제공 제안 제작 제출 제한 조작 조절 조정 조회 졸업 종료 주문 준비 중단 중지 증명 지급 \
    지불 지연 지원 지정 진단 진행 질문 차단 참가 참고 참석 참여 참조 채점 채택 철회 첨부 \
    청구 체크 체험 초기화 초대 촬영 추가 추천 추출 출금 출력 출석 출시 충전 취득 취소 측정 \
    캡처 클릭 탈퇴 탐색 테스트 토론 통과 통보 통지 통합 퇴장 투표 파악 판단 판매 편집 평가 \
    폐기 포기 포장 포함 표기 표시 프린트 피드백 필기 학습 할당 할인 합격 해결 해제 해지 허용 \
    협의 홍보 확대 확인 확장 확정 환급 환기 환불 환전 활동 활성화 활용 회신 후원 훈련 휴강 \
    휴학";

/// Whether a noun is surely one of action.
pub(super) fn is_surely_action(noun: &str) -> bool {
    is_action(noun) && ACTIONS.split(' ').any(|own| noun.ends_with(own))
}

#[cfg(test)]
mod tests {
    use super::is_surely_action;

    #[test]
    fn actions_are_known_by_their_last_word() {
        for noun in ["신청", "결제 취소", "수강신청", "예약 대기", "업로드"] {
            assert!(is_surely_action(noun), "{noun}");
        }
        for noun in ["질문 게시판", "회원 정보", "비밀번호", "길잡이", "결제 수단", "내려받기", "알림"]
        {
            assert!(!is_surely_action(noun), "{noun}");
        }
    }
}
