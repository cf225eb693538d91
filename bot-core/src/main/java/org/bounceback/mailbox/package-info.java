/**
 * Accesses the operator's own mail account: {@link org.bounceback.mailbox.SubmissionClient} sends
 * messages, {@link org.bounceback.mailbox.ImapMailbox} receives them.
 *
 * <p>It only connects to the servers in the configuration. Besides {@code mail}, which parses
 * messages, it is the only package that uses the mail library.
 */
@NullMarked
package org.bounceback.mailbox;

import org.jspecify.annotations.NullMarked;
