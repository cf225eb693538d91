/**
 * Extracts the parts of a message that uninvolved people may see: only its headers, optionally
 * without data about other people.
 *
 * <p>Start with {@link org.bounceback.redaction.MailExcerpt}.
 */
@NullMarked
package org.bounceback.redaction;

import org.jspecify.annotations.NullMarked;
