package org.bounceback.chat.cards;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.data.DocumentNode;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBan.Blocker;

/** Reads the bans by our own servers that were stored with a case. */
public final class StoredBans {
  private StoredBans() {}

  /** Returns those that can be ended. */
  public static List<IpBan> liftable(DocumentNode findings) {
    return findings.find("ownServers").map(own -> own.list("blocks")).orElse(List.of()).stream()
        .filter(block -> block.isTrue("liftable"))
        .flatMap(block -> read(block).stream())
        .toList();
  }

  private static Optional<IpBan> read(DocumentNode block) {
    Optional<Blocker> by =
        Arrays.stream(Blocker.values())
            .filter(each -> each.code().equals(block.text("by")))
            .findFirst();
    Optional<Ip> ip = Ip.parse(block.text("address"));
    return by.isEmpty() || ip.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new IpBan(
                block.text("server"),
                by.get(),
                block.text("list"),
                ip.get(),
                block.findText("why").orElse(""),
                block.findText("since").map(Instant::parse),
                block.findText("until").map(Instant::parse),
                true));
  }
}
