/**
 * From bytes to the parts of a mail, within limits; the only package that knows the mail library
 * and jsoup.
 *
 * <p>Start with {@link org.bounceback.mail.MailParser}.
 */
@NullMarked
package org.bounceback.mail;

import org.jspecify.annotations.NullMarked;
