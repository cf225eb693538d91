package org.bounceback.outlook;

/** The supported types of property values ([MS-OXCDATA] section 2.11.1). */
final class MapiType {
  static final int SHORT = 0x0002;
  static final int INTEGER = 0x0003;
  static final int FLOAT = 0x0004;
  static final int DOUBLE = 0x0005;
  static final int CURRENCY = 0x0006;
  static final int FLOATING_TIME = 0x0007;
  static final int ERROR = 0x000A;
  static final int BOOLEAN = 0x000B;
  static final int OBJECT = 0x000D;
  static final int LONG = 0x0014;
  static final int STRING_8 = 0x001E;
  static final int STRING = 0x001F;
  static final int TIME = 0x0040;
  static final int GUID = 0x0048;
  static final int BINARY = 0x0102;
  static final int MULTIPLE = 0x1000;

  private MapiType() {}
}
