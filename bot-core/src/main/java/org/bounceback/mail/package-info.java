/**
 * Parses the bytes of a message into its parts, within limits. This is the only package that uses
 * the mail library and jsoup.
 *
 * <p>Start with {@link org.bounceback.mail.MailParser}.
 */
@NullMarked
package org.bounceback.mail;

import org.jspecify.annotations.NullMarked;
