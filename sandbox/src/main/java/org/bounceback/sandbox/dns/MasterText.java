package org.bounceback.sandbox.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;

/** Parses records and names in the format of master files (RFC 1035 section 5). */
final class MasterText {
  private static final long DEFAULT_TTL_SECONDS = 300;

  private MasterText() {}

  static List<Record> records(String text) {
    var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    var records = new ArrayList<Record>();
    try (var master = new Master(bytes, Name.root, DEFAULT_TTL_SECONDS)) {
      master.disableIncludes(true);
      for (Record next = master.nextRecord(); next != null; next = master.nextRecord()) {
        records.add(next);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("not a master file: " + e.getMessage(), e);
    }
    return records;
  }

  /** Returns an absolute name, with or without a final dot in the text. */
  static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("not a domain name: " + text, e);
    }
  }
}
