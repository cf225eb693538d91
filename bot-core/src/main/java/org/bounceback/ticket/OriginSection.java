package org.bounceback.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentNode;

/**
 * The article's third step in a ticket: what made the bounce, whether that was our server, and
 * whether our own servers block the sender. Customers read tickets, so reasons of blocks, accounts
 * and lines of logs are left out.
 */
final class OriginSection {
  private static final String SECTION = "ours";

  private final SummaryWords words;

  OriginSection(SummaryWords words) {
    this.words = words;
  }

  /** Empty for a case with nothing of our own side in it. */
  Optional<String> of(DocumentNode findings) {
    Optional<DocumentNode> bounce = findings.find("bounce");
    Optional<DocumentNode> own = findings.find("ownServers");
    if (bounce.isEmpty() && own.isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<String>();
    bounce.ifPresent(each -> lines.addAll(whose(each)));
    boolean refusedByUs = bounce.map(each -> each.at("origin").isTrue("decidedByUs")).orElse(false);
    lines.addAll(blocks(own, refusedByUs));
    return Optional.of(Summary.section(words.say(SECTION, "title"), lines));
  }

  private List<String> whose(DocumentNode bounce) {
    DocumentNode origin = bounce.at("origin");
    var lines = new ArrayList<String>();
    String ours = origin.findText("ours").map(sent -> "sent-" + sent).orElse("sent-unknown");
    Optional<String> server = server(origin);
    if (server.isPresent()) {
      words.say(SECTION, ours, Map.of("server", server.get())).ifPresent(lines::add);
    } else {
      lines.add(words.say(SECTION, ours + "-bare"));
    }
    if (origin.isTrue("forged")) {
      lines.add(words.say(SECTION, "forged"));
    }
    party(origin, "generatedBy", bounce.findText("reportingMta"))
        .flatMap(who -> words.say(SECTION, "written-by", Map.of("who", who)))
        .ifPresent(lines::add);
    party(origin, "decidedBy", refusing(bounce))
        .flatMap(who -> words.say(SECTION, "refused-by", Map.of("who", who)))
        .ifPresent(lines::add);
    return lines;
  }

  private static Optional<String> server(DocumentNode origin) {
    Optional<String> host = origin.findText("host");
    Optional<String> ip = origin.findText("ip");
    return host.isPresent() && ip.isPresent()
        ? Optional.of(host.get() + " [" + ip.get() + "]")
        : host.or(() -> ip);
  }

  private static Optional<String> refusing(DocumentNode bounce) {
    List<DocumentNode> recipients = bounce.list("recipients");
    return recipients.isEmpty() ? Optional.empty() : recipients.get(0).findText("remoteMta");
  }

  /** Who had a part in it, in words; empty where that is not known. */
  private Optional<String> party(DocumentNode origin, String part, Optional<String> host) {
    String role = origin.text(part);
    if (role.equals("unknown")) {
      return Optional.empty();
    }
    boolean us = origin.isTrue(part + "Us");
    String key = "who-" + (us ? "ours" : role);
    return host.isPresent()
        ? words.say(SECTION, key, Map.of("host", host.get()))
        : Optional.of(words.say(SECTION, key + "-bare"));
  }

  private List<String> blocks(Optional<DocumentNode> own, boolean refusedByUs) {
    var lines = new ArrayList<String>();
    if (refusedByUs) {
      lines.add(words.say(SECTION, "blocks-refused"));
    }
    List<DocumentNode> blocks = own.map(each -> each.list("blocks")).orElse(List.of());
    blocks.forEach(block -> block(block).ifPresent(lines::add));
    boolean asked = own.flatMap(each -> each.findText("blocked")).isPresent();
    String servers = own.map(each -> String.join(", ", each.texts("asked"))).orElse("");
    if (blocks.isEmpty() && asked) {
      words.say(SECTION, "blocks-none", Map.of("servers", servers)).ifPresent(lines::add);
    }
    if (!asked && !refusedByUs) {
      lines.add(words.say(SECTION, "blocks-unasked"));
    }
    if (own.filter(each -> !each.texts("trouble").isEmpty()).isPresent()) {
      lines.add(words.say(SECTION, "trouble"));
    }
    return lines;
  }

  private Optional<String> block(DocumentNode block) {
    var values = new HashMap<String, String>();
    for (String key : List.of("server", "address")) {
      values.put(key, block.text(key));
    }
    block.findText("since").ifPresent(since -> values.put("since", since));
    return words.say(SECTION, "block", values);
  }
}
