package org.bounceback.bounce.reason;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.BlockingParty;
import org.bounceback.bounce.text.AhoCorasickMatcher;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * Finds the list or receiver that blocks us, and its delisting page, in the text of a rejection.
 * The rules are the rows of {@code blocking-replies.tsv}, tried in order. Immutable.
 */
public final class BlockingReplyRules {
  private static final String FILE = "blocking-replies.tsv";

  /** How the results of a DNS blocklist begin (RFC 5782 section 2.1). */
  private static final String RESULT = "127.";

  private static final String SAID = " said: ";

  private final List<Row> rows = new ArrayList<>();
  private final List<Integer> rowOfLiteral = new ArrayList<>();
  private final AhoCorasickMatcher literals;

  /** One row of the table, with its compiled pattern. */
  private record Row(Pattern pattern, Map<String, String> cells) {
    String cell(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  private BlockingReplyRules(Table table) {
    var texts = new ArrayList<String>();
    for (Map<String, String> cells : table.rows()) {
      for (String literal : cells.getOrDefault("literals", "").split("\\|", -1)) {
        texts.add(literal);
        rowOfLiteral.add(rows.size());
      }
      rows.add(new Row(Pattern.compile(cells.getOrDefault("pattern", "")), cells));
    }
    literals = new AhoCorasickMatcher(texts);
  }

  /** Loads the bundled table. */
  public static BlockingReplyRules load() {
    return new BlockingReplyRules(
        Table.parse(FILE, Resources.text(BlockingReplyRules.class, FILE)));
  }

  /** Finds the block that the reply names, if any. */
  public Optional<BlockingParty> find(RejectionReply rejectionReply) {
    String lowerCase = rejectionReply.normalized();
    var candidates = new BitSet(rows.size());
    literals.findAll(lowerCase).stream()
        .forEach(literal -> candidates.set(rowOfLiteral.get(literal)));
    return candidates.stream()
        .mapToObj(rows::get)
        .map(row -> block(row, lowerCase))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<BlockingParty> block(Row row, String lowerCase) {
    Matcher matcher = row.pattern().matcher(lowerCase);
    if (!matcher.find()) {
      return Optional.empty();
    }
    Optional<Ip> address = quotedAddress(lowerCase);
    String zone =
        row.cell("zone").equals("(group zone)") ? matcher.group("zone") : row.cell("zone");
    String url = row.cell("delist_url");
    return Optional.of(
        new BlockingParty(
            row.cell("zone").equals("(group zone)") ? zone : row.cell("operator"),
            BlockingParty.BlockKind.valueOf(
                row.cell("kind").toUpperCase(Locale.ROOT).replace('-', '_')),
            Optional.of(zone).filter(name -> !name.isEmpty()),
            address,
            Optional.of(url.replace("{ip}", address.map(Ip::toString).orElse("")))
                .filter(page -> !page.isEmpty()),
            row.cell("what_to_do")));
  }

  /**
   * Returns the rejected IP. A gateway that forwards a rejection names the rejecting server first.
   */
  private static Optional<Ip> quotedAddress(String lowerCase) {
    int said = lowerCase.lastIndexOf(SAID);
    return said < 0
        ? firstAddress(lowerCase)
        : firstAddress(lowerCase.substring(said)).or(() -> firstAddress(lowerCase));
  }

  /** Returns the first address in a place that names it; the result of a list does not count. */
  private static Optional<Ip> firstAddress(String lowerCase) {
    return QuotedIp.find(lowerCase, ip -> ip.toString().startsWith(RESULT));
  }
}
