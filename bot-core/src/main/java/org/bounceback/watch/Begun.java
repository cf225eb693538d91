package org.bounceback.watch;

import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.watch.WatchQuota.Scope;

/**
 * What became of the wish to watch.
 *
 * @param watched the case as it stands now; empty when it is not watched
 * @param exceeded whose limit is reached; empty when none is
 */
public record Begun(Optional<Case> watched, Optional<Scope> exceeded) {}
