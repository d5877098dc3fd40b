declare module "*?kernel" {
  const base64: string;
  export default base64;
}
