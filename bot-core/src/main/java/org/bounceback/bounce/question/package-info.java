/** Questions of people about e-mail that does not work, without a bounce. */
@NullMarked
package org.bounceback.bounce.question;

import org.jspecify.annotations.NullMarked;
