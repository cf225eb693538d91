/** Tests of the taking apart of mails, within limits. */
@NullMarked
package org.bounceback.mail;

import org.jspecify.annotations.NullMarked;
