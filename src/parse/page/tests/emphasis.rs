//! Emphasis beside Hangul.

use super::parsed;

#[track_caller]
fn reads(text: &str, tree: &str) {
    assert_eq!(parsed(text).tree(), tree, "{text}");
}

#[test]
fn a_particle_may_follow_marks_and_brackets() {
    reads("**\"과정\"**을", "p(strong(\"과정\")을)");
    reads("**'강의'**와", "p(strong('강의')와)");
    reads("**기본 내보내기(default export)**는", "p(strong(기본 내보내기(default export))는)");
    reads("**저장.**을 ~~(취소)~~를", "p(strong(저장.)을 del((취소))를)");
    reads("***“과정”***은", "p(em(strong(“과정”))은)");
    reads("*\"과정\"*을", "p(em(\"과정\")을)");
}

#[test]
fn a_label_or_code_may_stand_inside() {
    reads("**:ui[save]**를 누르세요", "p(strong(ui(save))+를 누르세요)");
    reads("**:ui[저장]{role=student}**을", "p(strong(ui(저장@student))+을)");
    reads("**`save`**를 **[링크](a.md)**는", "p(strong(`save`)를 strong(a[a.md](링크))는)");
    reads("[**\"과정\"**을 보기](a.md)", "p(a[a.md](strong(\"과정\")을 보기))");
    reads("~~**\"과정\"**을~~ 지웠어요", "p(del(strong(\"과정\")을) 지웠어요)");
}

#[test]
fn emphasis_may_open_right_after_a_word() {
    reads("은**\"강조\"**", "p(은strong(\"강조\"))");
    reads("버튼은**(필수)**예요", "p(버튼은strong((필수))예요)");
    reads("은 **\"가\"**와**\"나\"**를", "p(은 strong(\"가\")와strong(\"나\")를)");
}

#[test]
fn several_in_one_paragraph_and_over_lines() {
    reads(
        "**\"가\"**를 누르고 **나**를\n**'다'**는 *라*",
        "p(strong(\"가\")를 누르고 strong(나)를/strong('다')는 em(라))",
    );
    reads("**\"가\"**를\r\n\r\n**\"나\"**를", "p(strong(\"가\")를) p(strong(\"나\")를)");
}

#[test]
fn in_headings_tables_lists_and_quotes() {
    reads("## **\"과정\"**을 고르기", "h2(strong(\"과정\")을 고르기)");
    reads("| 이름 |\n|---|\n| **\"과정\"**을 |", "table(이름 | strong(\"과정\")을)");
    reads("- **\"과정\"**을\n- 둘", "ul(strong(\"과정\")을 | 둘)");
    reads("> **\"과정\"**을", "quote(p(strong(\"과정\")을))");
    reads(":::note[**\"과정\"**을]\n글\n:::", ":note[strong(\"과정\")을](p(글))");
}

#[test]
fn what_is_no_emphasis_stays_as_it_is() {
    reads("가격(원)*수량(개)*2", "p(가격(원)*수량(개)*2)");
    reads("가격(원)*수량(개)*단가", "p(가격(원)*수량(개)*단가)");
    reads("\\*\\*\"과정\"\\*\\*을", "p(**\"과정\"**을)");
    reads("`**\"과정\"**을`", "p(`**\"과정\"**을`)");
    reads("** \"과정\" **을", "p(** \"과정\" **을)");
    reads("**\"course\"**s", "p(**\"course\"**s)");
    reads("2*3*4와 5 * 6", "p(2em(3)4와 5 * 6)");
    reads("**\"과정\"을", "p(**\"과정\"을)");
}

#[test]
fn links_beside_left_over_marks_keep_their_address() {
    reads("**\"가\"**를 [나](다(라)**마.md)", "p(strong(\"가\")를 a[다(라)**마.md](나))");
    reads("**\"가\"**를 `)**나`", "p(strong(\"가\")를 `)**나`)");
}
