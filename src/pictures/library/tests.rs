use std::io::Cursor;

use image::{ImageFormat, Rgba, RgbaImage};

use super::*;

fn encoded(pixels: RgbaImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = image::DynamicImage::ImageRgba8(pixels);
    let picture = if format == ImageFormat::Jpeg { picture.into_rgb8().into() } else { picture };
    picture.write_to(&mut bytes, format).expect("encoded");
    bytes.into_inner()
}

fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(RgbaImage::from_fn(width, height, |x, y| Rgba([x as u8, y as u8, (x * y) as u8, 255])), ImageFormat::Png)
}

/// A library in a folder of its own.
fn library() -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let library = Library::new(folder.path());
    (folder, library)
}

fn variants(library: &Library, bytes: &[u8], widths: &[u32]) -> Result<Vec<Variant>, PictureFault> {
    library.variants(&blake3::hash(bytes), widths, || Ok(bytes)).expect("the disk works")
}

fn decoded(variant: &Variant) -> RgbaImage {
    let bytes = fs::read(&variant.file).expect("there");
    assert_eq!((blake3::hash(&bytes), bytes.len() as u64), (variant.hash, variant.length));
    let picture = image::load_from_memory_with_format(&bytes, ImageFormat::WebP).expect("WebP").into_rgba8();
    assert_eq!(picture.dimensions(), (variant.width, variant.height));
    picture
}

fn widths(variants: &[Variant]) -> Vec<(u32, u32)> {
    variants.iter().map(|variant| (variant.width, variant.height)).collect()
}

#[test]
fn sizes_are_as_asked_and_never_larger() {
    let asked = [960, 480, 1440, 480];
    assert_eq!(sizes(2000, 1000, &asked), [(480, 240), (960, 480), (1440, 720)]);
    assert_eq!(sizes(1000, 500, &asked), [(480, 240), (960, 480), (1000, 500)]);
    assert_eq!(sizes(480, 1, &asked), [(480, 1)]);
    assert_eq!(sizes(20, 10, &asked), [(20, 10)]);
    assert_eq!(sizes(1000, 30_000, &asked), [(480, 14_400)]);
    assert_eq!(sizes(30_000, 1, &[]), []);
    assert_eq!(sizes(3000, 1, &asked), [(480, 1), (960, 1), (1440, 1)]);
}

#[test]
fn the_variants_are_the_picture_in_smaller() {
    let (_folder, library) = library();
    let variants = variants(&library, &png(60, 30), &[20, 40, 100]).expect("a fine picture");
    assert_eq!(widths(&variants), [(20, 10), (40, 20), (60, 30)]);
    for variant in &variants {
        let picture = decoded(variant);
        let corner = picture.get_pixel(variant.width - 1, 0).0;
        assert!(corner[0].abs_diff(60) < 16 && corner[1] < 16, "{corner:?}");
    }
}

#[test]
fn a_second_build_decodes_nothing() {
    let (folder, first) = library();
    let bytes = png(60, 30);
    let made = variants(&first, &bytes, &[20, 40]).expect("made");
    assert_eq!(first.decoded(), 1);
    let second = Library::new(folder.path());
    let never = || -> Result<Vec<u8>, Error> { panic!("the content is not even read") };
    let kept = second.variants(&blake3::hash(&bytes), &[40, 20], never).expect("the disk works");
    assert_eq!(kept, Ok(made));
    assert_eq!(second.decoded(), 0);
    variants(&second, &bytes, &[20]).expect("made");
    assert_eq!(second.decoded(), 1, "other widths are other variants");
}

#[test]
fn a_damaged_cache_is_noticed_and_made_again() {
    let (folder, library) = library();
    let bytes = png(60, 30);
    let made = variants(&library, &bytes, &[20, 40]).expect("made");
    let file = &made[0].file;
    let whole = fs::read(file).expect("there");
    let entry = library.entry(&blake3::hash(&bytes), &[20, 40]);
    let sealed = fs::read(&entry).expect("there");

    let same_length: Vec<u8> = whole.iter().map(|byte| !byte).collect();
    let damages: [(&Path, &[u8]); 5] = [
        (file, &same_length),
        (file, &whole[..whole.len() / 2]),
        (file, b""),
        (&entry, &sealed[..sealed.len() - 1]),
        (&entry, b"nonsense of more than thirty-two bytes"),
    ];
    for (times, (path, damage)) in damages.into_iter().enumerate() {
        fs::write(path, damage).expect("damaged");
        // Some file systems count time in steps longer than this test takes.
        fs::File::options().write(true).open(path).and_then(|file| file.set_modified(UNIX_EPOCH)).expect("set");
        assert_eq!(variants(&library, &bytes, &[20, 40]).as_ref(), Ok(&made));
        assert_eq!(fs::read(file).expect("there"), whole);
        assert_eq!(library.decoded(), times + 2);
    }
    fs::remove_dir_all(folder.path().join("pictures")).expect("removed");
    assert_eq!(variants(&library, &bytes, &[20, 40]), Ok(made));
}

#[test]
fn a_touched_but_whole_variant_is_still_good() {
    let (_folder, library) = library();
    let bytes = png(60, 30);
    let made = variants(&library, &bytes, &[20]).expect("made");
    fs::File::options().write(true).open(&made[0].file).and_then(|file| file.set_modified(UNIX_EPOCH)).expect("set");
    assert_eq!(variants(&library, &bytes, &[20]), Ok(made));
    assert_eq!(library.decoded(), 1);
}

#[test]
fn what_is_hidden_under_transparency_stays_hidden() {
    let (_folder, library) = library();
    let pixels = RgbaImage::from_fn(64, 64, |x, _| if x < 32 { Rgba([255, 0, 0, 0]) } else { Rgba([0, 0, 255, 255]) });
    let variants = variants(&library, &encoded(pixels, ImageFormat::Png), &[16]).expect("made");
    let picture = decoded(&variants[0]);
    assert_eq!(picture.get_pixel(0, 8).0[3], 0);
    for pixel in picture.pixels().filter(|pixel| pixel.0[3] > 8) {
        assert!(pixel.0[0] < 40 && pixel.0[2] > 200, "no red edge: {pixel:?}");
    }
}

#[test]
fn a_picture_of_few_colours_is_kept_without_loss() {
    let (_folder, library) = library();
    let pixels =
        RgbaImage::from_fn(
            64,
            64,
            |x, y| if (x / 8 + y / 8) % 2 == 0 { Rgba([9, 99, 199, 255]) } else { Rgba([255; 4]) },
        );
    let variants = variants(&library, &encoded(pixels.clone(), ImageFormat::Png), &[64]).expect("made");
    assert_eq!(decoded(&variants[0]), pixels);
}

#[test]
fn a_photograph_is_turned_upright() {
    let (_folder, library) = library();
    let pixels =
        RgbaImage::from_fn(64, 32, |x, _| if x < 32 { Rgba([255, 0, 0, 255]) } else { Rgba([0, 0, 255, 255]) });
    let jpeg = encoded(pixels, ImageFormat::Jpeg);
    // Orientation 6: the left side of what is stored is the top of what was seen.
    let exif = b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let turned = [&jpeg[..2], exif, &jpeg[2..]].concat();
    let variants = variants(&library, &turned, &[32]).expect("made");
    assert_eq!(widths(&variants), [(32, 64)]);
    let picture = decoded(&variants[0]);
    assert!(picture.get_pixel(16, 8).0[0] > 200 && picture.get_pixel(16, 56).0[2] > 200);
}

#[test]
fn what_needs_no_variants_is_published_as_it_is() {
    let (_folder, library) = library();
    let mut moving = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut moving);
    for _ in 0..2 {
        encoder.encode_frame(image::Frame::new(RgbaImage::new(60, 30))).expect("encoded");
    }
    drop(encoder);
    let webp = encoded(RgbaImage::new(60, 30), ImageFormat::WebP);
    for bytes in [moving, webp, b"<svg width='60' height='30'/>".to_vec()] {
        assert_eq!(variants(&library, &bytes, &[20]), Ok(Vec::new()));
    }
    assert_eq!(library.decoded(), 0);
    let still = encoded(RgbaImage::new(60, 30), ImageFormat::Gif);
    assert_eq!(widths(&variants(&library, &still, &[20]).expect("made")), [(20, 10)]);
}

#[test]
fn a_bad_picture_is_the_authors_fault_not_the_machines() {
    let (_folder, library) = library();
    let mut damaged = png(60, 30);
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xff;
    assert_eq!(variants(&library, &damaged, &[20]), Err(PictureFault::Broken));
    let whole = png(60, 30);
    assert_eq!(variants(&library, &whole[..whole.len() - 20], &[20]), Err(PictureFault::Truncated));
    assert_eq!(variants(&library, b"text", &[20]), Err(PictureFault::Unsupported));
}

#[test]
fn many_threads_make_one_picture() {
    let (folder, library) = library();
    let bytes = png(60, 30);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| variants(&library, &bytes, &[20, 40]))).collect();
        let results: Vec<_> = threads.into_iter().map(|thread| thread.join().expect("no panic")).collect();
        assert!(results.windows(2).all(|pair| pair[0] == pair[1]) && results[0].is_ok());
    });
    assert_eq!(fs::read_dir(folder.path().join("pictures")).expect("there").count(), 3);
}

#[test]
fn a_wide_gamut_screen_keeps_its_colours() {
    use image::{ImageDecoder, ImageEncoder};
    let (_folder, library) = library();
    let profile = [&[0; 16][..], b"RGB ", &[7; 113]].concat();
    for alpha in [255, 128] {
        let pixels = RgbaImage::from_fn(60, 30, |x, y| Rgba([(x * 4) as u8, (y * 8) as u8, (x * y) as u8, alpha]));
        let mut png = Vec::new();
        let mut encoder = image::codecs::png::PngEncoder::new(&mut png);
        encoder.set_icc_profile(profile.clone()).expect("PNG has profiles");
        encoder.write_image(&pixels, 60, 30, image::ExtendedColorType::Rgba8).expect("encoded");
        let variants = variants(&library, &png, &[20, 60]).expect("made");
        for variant in &variants {
            let picture = decoded(variant);
            assert!(picture.get_pixel(0, 0).0[3].abs_diff(alpha) < 3);
            let bytes = fs::read(&variant.file).expect("there");
            assert_eq!(
                measure(&bytes).map(|measure| (measure.width, measure.height)),
                Ok((variant.width, variant.height))
            );
            let mut decoder = image::codecs::webp::WebPDecoder::new(Cursor::new(bytes)).expect("WebP");
            assert_eq!(decoder.icc_profile().expect("readable").as_ref(), Some(&profile));
        }
    }
}

#[test]
fn a_run_that_uses_nothing_kept_makes_each_picture_again_once() {
    let (folder, first) = library();
    let bytes = png(60, 30);
    let made = variants(&first, &bytes, &[20]).expect("a fine picture");
    let again = Library::new(folder.path()).made_again();
    for _ in 0..2 {
        assert_eq!(variants(&again, &bytes, &[20]).expect("a fine picture"), made);
        assert_eq!(again.decoded(), 1);
    }
    assert_eq!(blake3::hash(&fs::read(&made[0].file).expect("there")), made[0].hash);
}
