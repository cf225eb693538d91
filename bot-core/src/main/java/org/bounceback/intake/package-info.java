/**
 * Receives bounces by e-mail: {@link org.bounceback.intake.BounceIntake} creates cases from them,
 * exactly once, and enqueues chat notifications.
 *
 * <p>Other packages read the messages from a mailbox or a pipe.
 */
@NullMarked
package org.bounceback.intake;

import org.jspecify.annotations.NullMarked;
