//! Faults of a picture, with messages for authors.

use crate::diagnostic::Say;

/// Why a picture cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureFault {
    /// The file is empty.
    Empty,
    /// It is no picture, or of a kind that browsers or helpgen do not show.
    Unsupported,
    /// It starts as a picture, but its content makes no sense.
    Broken,
    /// Its end is missing: an upload or copy that stopped half-way.
    Truncated,
    /// It unfolds to more than [`MOST_PIXELS`](super::MOST_PIXELS) pixels.
    TooLarge {
        /// Pixels from left to right.
        width: u32,
        /// Pixels from top to bottom.
        height: u32,
    },
    /// An SVG whose nested `<use>` elements would expand beyond any memory.
    Repeating,
}

impl PictureFault {
    /// The fact.
    pub fn say(&self) -> Say {
        match self {
            Self::Empty => Say::new("빈 파일이에요", "The picture file is empty"),
            Self::Unsupported => {
                Say::new("이미지로 읽을 수 없는 파일이에요", "The file is not a picture of a known kind")
            }
            Self::Broken => Say::new("이미지 파일이 손상됐어요", "The picture file is damaged"),
            Self::Truncated => Say::new("이미지 파일이 중간에 잘렸어요", "The picture file is cut off before its end"),
            Self::Repeating => {
                Say::new("그림 속 요소가 지나치게 많이 되풀이돼요", "The drawing repeats its own parts too many times")
            }
            Self::TooLarge { width, height } => Say::new(
                format!("이미지가 너무 커요: {width}×{height}픽셀"),
                format!("The picture is too large: {width}×{height} pixels"),
            ),
        }
    }

    /// What to do about it.
    pub fn help(&self) -> Say {
        match self {
            Self::Empty | Self::Broken | Self::Truncated => {
                Say::new("원본에서 다시 저장해 주세요", "Save it again from the original")
            }
            Self::Unsupported => Say::new(
                "PNG, JPEG, WebP, AVIF, GIF, SVG로 저장해 주세요",
                "Save it as PNG, JPEG, WebP, AVIF, GIF or SVG",
            ),
            Self::Repeating => Say::new("단순한 그림으로 다시 저장해 주세요", "Save it again as a plain drawing"),
            Self::TooLarge { .. } => Say::new(
                "1억 픽셀(예: 10000×10000)보다 작게 줄여 주세요",
                "Make it smaller than 100 million pixels, such as 10000×10000",
            ),
        }
    }
}
