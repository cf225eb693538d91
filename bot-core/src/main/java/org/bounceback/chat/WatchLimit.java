package org.bounceback.chat;

import java.util.Optional;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.watch.WatchQuota;
import org.bounceback.watch.WatchQuota.Scope;

/** How many watches people may have at a time, in the words of the conversation. */
final class WatchLimit {
  private final UsageLimits limits;
  private final Texts texts;

  WatchLimit(UsageLimits limits, Texts texts) {
    this.limits = limits;
    this.texts = texts;
  }

  /** The quota of whoever caused an event. */
  WatchQuota quota(Inbound inbound) {
    Place place = inbound.place();
    return new WatchQuota(
        place.platform() + "/" + inbound.person().id(),
        place.platform() + "/" + place.workspace(),
        limits.watches(),
        limits.workspaceWatches());
  }

  /** Why nothing more is watched; empty when no limit is reached. */
  Optional<String> words(Optional<Scope> exceeded) {
    return exceeded.map(
        scope ->
            switch (scope) {
              case PERSON -> texts.say("limits.watches", "most", limits.watches());
              case WORKSPACE ->
                  texts.say("limits.workspace-watches", "most", limits.workspaceWatches());
            });
  }
}
