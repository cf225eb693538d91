package org.bounceback.chat.commands;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.diagnosis.ServerFindingsJson;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBanReport;

/**
 * What a case knows of our own blocks once some were ended.
 *
 * @param ended those that a panel said it ended
 * @param still what our servers said afterwards; empty where none could be asked
 * @param at when
 */
record UnblockResult(List<IpBan> ended, Optional<IpBanReport> still, Instant at) {

  /** The findings with what blocks now, and beside it what was ended. */
  JsonObjectBuilder in(DocumentNode findings) {
    Optional<DocumentNode> own = findings.find("ownServers");
    if (own.isEmpty()) {
      return findings.toJsonObject();
    }
    List<JsonObjectBuilder> blocks = blocks(own.get());
    return findings
        .toJsonObject()
        .with(
            "ownServers",
            own.get()
                .toJsonObject()
                .with("blocked", !blocks.isEmpty())
                .with("blocks", blocks)
                .with("ended", ended(own.get())));
  }

  /**
   * As all servers said afterwards; where one was not heard, what was known less what was ended.
   */
  private List<JsonObjectBuilder> blocks(DocumentNode own) {
    return still
        .filter(report -> report.trouble().isEmpty())
        .map(ServerFindingsJson::blocks)
        .orElseGet(
            () ->
                own.list("blocks").stream()
                    .filter(block -> ended.stream().noneMatch(each -> isSame(each, block)))
                    .map(DocumentNode::toJsonObject)
                    .toList());
  }

  private List<JsonObjectBuilder> ended(DocumentNode own) {
    var all = new ArrayList<>(own.list("ended").stream().map(DocumentNode::toJsonObject).toList());
    for (IpBan each : ended) {
      all.add(
          new JsonObjectBuilder()
              .with("server", each.server())
              .with("by", each.by().code())
              .with("list", each.list())
              .with("address", each.ip().toString())
              .with("at", at.toString()));
    }
    return all;
  }

  private static boolean isSame(IpBan block, DocumentNode stored) {
    return block.server().equals(stored.text("server"))
        && block.by().code().equals(stored.text("by"))
        && block.list().equals(stored.text("list"))
        && block.ip().toString().equals(stored.text("address"));
  }
}
