//! Text in GB 18030, which Chinese programs write, and in its older forms GBK and GB 2312. The browser decodes it, or a
//! library in a native build: the library's tables would add to the download.

/// The text, if all bytes are valid in GB 18030.
#[cfg(not(target_arch = "wasm32"))]
pub fn decode(content: &[u8]) -> Option<String> {
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(content);
    text.map(std::borrow::Cow::into_owned)
}

/// The text, if all bytes are valid in GB 18030.
#[cfg(target_arch = "wasm32")]
pub fn decode(content: &[u8]) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    decoder.decode_with_js_u8_array(&js_sys::Uint8Array::from(content)).ok()
}
