/**
 * The operator's own mail account: {@link org.bounceback.mailbox.SubmissionClient} sends letters
 * from it, {@link org.bounceback.mailbox.ImapMailbox} hands over what comes in.
 *
 * <p>It goes nowhere but to the servers that the operator names. Beside {@code mail}, which takes
 * mails apart, it is the one package that knows the mail library.
 */
@NullMarked
package org.bounceback.mailbox;

import org.jspecify.annotations.NullMarked;
