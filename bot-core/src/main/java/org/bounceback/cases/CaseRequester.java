package org.bounceback.cases;

import java.util.Optional;

/**
 * The person who requested a case, and where. All values are the platform's IDs and are opaque to
 * us.
 *
 * @param person for example a user ID
 * @param workspace the workspace or guild
 * @param channel the channel of the conversation
 * @param thread the thread; empty outside of threads
 */
public record CaseRequester(
    String person, String workspace, String channel, Optional<String> thread) {}
