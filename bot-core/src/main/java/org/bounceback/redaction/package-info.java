/**
 * What can be shown of a mail to people whom its content is none of their business: its headers
 * alone, or these without what names others. Begin with {@link
 * org.bounceback.redaction.MailExcerpt}.
 */
@NullMarked
package org.bounceback.redaction;

import org.jspecify.annotations.NullMarked;
