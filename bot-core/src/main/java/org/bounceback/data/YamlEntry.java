package org.bounceback.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One plain value of a YAML document and where it stands.
 *
 * @param key the keys on the way to it, joined by dots; each element of a list has its list's key
 * @param value as text
 * @param line counted from 1
 */
public record YamlEntry(String key, String value, int line) {

  /**
   * All values of a document in the order written.
   *
   * @param name what to call the document in complaints
   * @throws InvalidDataException when it is no YAML, or says something twice
   */
  public static List<YamlEntry> readAll(String name, String text) {
    var entries = new ArrayList<YamlEntry>();
    Deque<String> keys = new ArrayDeque<>();
    try (JsonParser parser = DocumentCodec.yamlFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          keys.addLast(parser.currentName());
        } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
          int line = parser.currentTokenLocation().getLineNr();
          entries.add(new YamlEntry(String.join(".", keys), parser.getText(), line));
        }
        boolean endsMember =
            token.isScalarValue() || token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY;
        if (endsMember && parser.getParsingContext().inObject() && !keys.isEmpty()) {
          keys.removeLast();
        }
      }
    } catch (JsonProcessingException broken) {
      throw DocumentCodec.unreadable(name, broken);
    } catch (IOException impossible) {
      throw new UncheckedIOException(name, impossible);
    }
    return List.copyOf(entries);
  }
}
