/**
 * From bytes to the parts of a mail, within limits; the only package that knows the mail library's
 * MIME.
 */
@NullMarked
package org.bounceback.mail;

import org.jspecify.annotations.NullMarked;
