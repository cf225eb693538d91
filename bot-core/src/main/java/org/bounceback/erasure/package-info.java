/**
 * Finds one mail address in what is stored: in texts with {@link
 * org.bounceback.erasure.AddressSearch}, in stored mails and files with {@link
 * org.bounceback.erasure.MailSearch}.
 */
@NullMarked
package org.bounceback.erasure;

import org.jspecify.annotations.NullMarked;
