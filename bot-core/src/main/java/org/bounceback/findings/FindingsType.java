package org.bounceback.findings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.data.DocumentNode;

/** The kinds of findings as they are named in the stored form. */
enum FindingsType {
  BOUNCE(BounceFindings.class),
  BLOCKLIST(BlocklistFindings.class),
  RECIPIENT(RecipientFindings.class),
  SERVER(DomainServerFindings.class),
  BANS(BanFindings.class),
  COMPLAINT(ComplaintFindings.class);

  private final Class<? extends Findings> type;

  FindingsType(Class<? extends Findings> type) {
    this.type = type;
  }

  /** Returns the name in JSON. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the type with this name; empty if there is none. */
  static Optional<FindingsType> parse(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }

  /** Returns the type of findings; empty for unreadable findings. */
  static Optional<FindingsType> of(Findings findings) {
    return Arrays.stream(values()).filter(each -> each.type.isInstance(findings)).findFirst();
  }

  /** Returns the type of findings without a version, by the members that each kind has. */
  static Optional<FindingsType> inferred(DocumentNode json) {
    Optional<String> host = json.findText("host");
    if (host.isPresent()) {
      return Optional.of(host.get().equals("blocks") ? BANS : SERVER);
    }
    if (json.find("complaint").isPresent()) {
      return Optional.of(COMPLAINT);
    }
    if (json.find("bounce").isPresent() || json.find("steps").isPresent()) {
      return Optional.of(BOUNCE);
    }
    if (json.find("asked").isPresent()) {
      return Optional.of(BLOCKLIST);
    }
    return json.find("mx").isPresent() ? Optional.of(RECIPIENT) : Optional.empty();
  }
}
