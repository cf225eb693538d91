package org.bounceback.chat;

import java.util.Optional;

/**
 * Where a request was made, with the platform's IDs.
 *
 * @param platform for example {@code slack}
 * @param workspace the workspace or guild
 * @param channel the channel or direct conversation
 * @param thread the thread, if it is in one
 * @param capabilities what the location supports
 */
public record ChatLocation(
    String platform,
    String workspace,
    String channel,
    Optional<String> thread,
    Capabilities capabilities) {}
