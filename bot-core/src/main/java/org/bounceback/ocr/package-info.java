/**
 * Reads text from images and PDFs with programs on this machine, if they are installed.
 *
 * <p>Start with {@link org.bounceback.ocr.OcrReader}.
 */
@NullMarked
package org.bounceback.ocr;

import org.jspecify.annotations.NullMarked;
