package org.bounceback.hosting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/**
 * The operator's file with our servers.
 *
 * @param serverTable the table, with only the contents of the file
 * @param panels the control panels that provide the rest
 */
public record ServersFile(ServerTable serverTable, List<PanelEntry> panels) {

  /** No file. */
  static final ServersFile NONE = new ServersFile(ServerTable.UNKNOWN, List.of());

  public ServersFile {
    panels = List.copyOf(panels);
  }

  /**
   * Parses the file.
   *
   * @param name the name of the file for error messages
   * @throws InvalidDataException if the file is invalid; the message contains the path
   */
  public static ServersFile read(String name, String yaml) {
    ServerTable serverTable = ServerTable.read(name, yaml);
    List<PanelEntry> panels = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (DocumentNode entry : DocumentCodec.yaml(name, yaml).list("servers")) {
      String server = entry.text("name");
      if (!names.add(server)) {
        throw new InvalidDataException(entry.path() + ": another server is called " + server);
      }
      entry.find("panel").ifPresent(panel -> panels.add(PanelEntry.read(server, panel)));
    }
    return new ServersFile(serverTable, panels);
  }
}
