/** Records what agents answer to the bot's questions, and diagnoses the e-mail again with it. */
@NullMarked
package org.bounceback.answers;

import org.jspecify.annotations.NullMarked;
