// Node 24 has no Temporal yet. Every start file imports this first, so that pure files can use the global.
import 'temporal-polyfill/global'
