/**
 * Bounces that come by mail: {@link org.bounceback.intake.BounceIntake} makes cases of them, each
 * once, and has them told in a chat.
 *
 * <p>Where the mails lie, in a mailbox or at the end of a pipe, is for others to know.
 */
@NullMarked
package org.bounceback.intake;

import org.jspecify.annotations.NullMarked;
