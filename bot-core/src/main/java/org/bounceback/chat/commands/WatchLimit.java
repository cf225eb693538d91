package org.bounceback.chat.commands;

import java.util.Optional;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.watch.WatchQuota;
import org.bounceback.watch.WatchQuota.Scope;

/** The limits on concurrent watches and their texts. */
final class WatchLimit {
  private final UsageLimits limits;
  private final MessageBundle messageBundle;

  WatchLimit(UsageLimits limits, MessageBundle messageBundle) {
    this.limits = limits;
    this.messageBundle = messageBundle;
  }

  /** Returns the quota of an event's user and workspace. */
  WatchQuota quota(InboundEvent inboundEvent) {
    ChatLocation chatLocation = inboundEvent.chatLocation();
    return new WatchQuota(
        chatLocation.platform() + "/" + inboundEvent.chatUser().id(),
        chatLocation.platform() + "/" + chatLocation.workspace(),
        limits.watches(),
        limits.workspaceWatches());
  }

  /** Returns why no watch can be added; empty if no limit is reached. */
  Optional<String> text(Optional<Scope> exceeded) {
    return exceeded.map(
        scope ->
            switch (scope) {
              case PERSON -> messageBundle.text("limits.watches", "most", limits.watches());
              case WORKSPACE ->
                  messageBundle.text("limits.workspace-watches", "most", limits.workspaceWatches());
            });
  }
}
