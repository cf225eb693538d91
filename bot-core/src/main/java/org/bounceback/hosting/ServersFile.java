package org.bounceback.hosting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/**
 * What the operator's file says of our servers.
 *
 * @param serverTable the table, with what is written there alone
 * @param panels the control panels that can be asked for the rest
 */
public record ServersFile(ServerTable serverTable, List<PanelEntry> panels) {

  /** No file. */
  static final ServersFile NONE = new ServersFile(ServerTable.UNKNOWN, List.of());

  public ServersFile {
    panels = List.copyOf(panels);
  }

  /**
   * Reads it.
   *
   * @param name what to call it in complaints
   * @throws InvalidDataException when it is not such a file; the message names the place
   */
  public static ServersFile read(String name, String yaml) {
    ServerTable serverTable = ServerTable.read(name, yaml);
    List<PanelEntry> panels = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (DocumentNode each : DocumentCodec.yaml(name, yaml).list("servers")) {
      String server = each.text("name");
      if (!names.add(server)) {
        throw new InvalidDataException(each.path() + ": another server is called " + server);
      }
      each.find("panel").ifPresent(panel -> panels.add(PanelEntry.read(server, panel)));
    }
    return new ServersFile(serverTable, panels);
  }
}
