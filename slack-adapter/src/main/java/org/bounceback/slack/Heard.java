package org.bounceback.slack;

import org.bounceback.chat.Inbound;

/**
 * One event in the bot's words, and how it can be answered.
 *
 * @param inbound what happened
 * @param reach the ways back
 */
record Heard(Inbound inbound, Reach reach) {}
