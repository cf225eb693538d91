package org.bounceback.watch;

import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.watch.WatchQuota.Scope;

/**
 * The result of a request to watch a case.
 *
 * @param watched the case after the request; empty if it is not watched
 * @param exceeded which limit is reached; empty if none is
 */
public record WatchStartResult(Optional<Case> watched, Optional<Scope> exceeded) {}
