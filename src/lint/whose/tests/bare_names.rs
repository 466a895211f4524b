//! Names of roles without a particle: the name's own letters tell by which language the words around it are read.

use super::{BOTH, hold};

#[test]
fn a_korean_name_without_a_particle_is_read_as_korean() {
    hold(&[
        ("ko", BOTH, "계정에 강의자 권한이 있으면 ‘채점하기’가 보여요.", &[]),
        ("ko", BOTH, "지금 강의자 계정이면, ‘채점하기’가 보여요.", &[]),
        ("ko", BOTH, "로그인한 계정에 강의자 역할이 있으면 오른쪽 위에 ‘수업 열기’가 나타나요.", &[]),
        ("ko", BOTH, "메뉴가 강의자 전용으로 바뀌면 ‘수업 열기’가 생겨요.", &[]),
        ("ko", BOTH, "오른쪽 위가 강의자 화면이면, ‘수업 열기’를 눌러요.", &[]),
        ("ko", BOTH, "앱에 강의자 계정으로 들어왔다면 ‘채점하기’를 눌러요.", &[]),
        ("ko", BOTH, "앱에 instructor 계정으로 들어왔다면 ‘채점하기’를 눌러요.", &[]),
    ]);
}

#[test]
fn it_speaks_of_the_screen_of_the_role_in_the_next_clause_too() {
    hold(&[
        ("ko", BOTH, "계정에 강의자 권한이 있으면 ‘결제하기’가 보여요.", &["결제하기"]),
        ("ko", BOTH, "지금 수강생 계정이면, ‘채점하기’가 보여요.", &["채점하기"]),
        ("ko", BOTH, "앱에 instructor 계정으로 들어왔다면 ‘결제하기’를 눌러요.", &["결제하기"]),
        // English names keep the test of English.
        ("en", "student", "To ask your instructor, press **Open room**.", &["Open room"]),
    ]);
}
