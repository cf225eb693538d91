/**
 * The words in pictures and PDFs, read by programs on this machine where they are installed. Knows
 * nothing of mail: what it reads is handed on as text. Start at {@link
 * org.bounceback.picture.OcrReader}.
 */
@NullMarked
package org.bounceback.picture;

import org.jspecify.annotations.NullMarked;
